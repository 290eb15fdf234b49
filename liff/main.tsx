import { render } from 'preact';
import { createClient } from './api/client.ts';
import { App } from './app.tsx';
import { hearAirplane } from './line/airplane.ts';
import { createClock } from './offline/clock.ts';
import { letAddressChange, startRouter } from './router.ts';
import { createSeenStore } from './state/pages-seen.ts';
import { createWorld } from './state/pages-world.ts';
import { applyTextSize } from './state/text-size.ts';
import { thisPage } from './this-page.ts';
import './style/base.css';
import './pages/pages.css';
// All together: they are small, and a page's own would cost a second round trip after its code.
import './pages/home.css';
import './pages/call-list/call-list.css';
import './pages/my-reports/my-reports.css';
import './pages/my-reports/report.css';
import './pages/points/points.css';
import './pages/profile/profile.css';
import './pages/register/register.css';
import './style/staff.css';
import './pages/staff/lend/lend.css';
import './style/staff-figures.css';
import './style/staff-area.css';

// First of all: what asks the server before knows nothing of airplane mode.
if (__DEMO__) hearAirplane();

const { env, openDoor } = thisPage();

/** Some LINE browsers refuse storage. */
function visitStorage(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

/** What the pages need of the report page's store; loaded on demand, so that they do not carry it. */
const onPhone = () => import('./state/on-phone.ts');

const client = createClient(env);
const world = createWorld({
  client,
  clock: createClock(env),
  seen: createSeenStore(visitStorage()),
  door: openDoor,
  online: env.online,
  openOutside: (url) => window.open(url, '_blank', 'noopener'),
  upload: async (path, file) => (await import('./api/upload.ts')).upload(env, path, file, client.token()),
  download: (address, signal) => env.fetch(address, { cache: 'no-store', redirect: 'manual', signal }),
  newId: env.uuid,
  inLine: /\bLine\/\d/.test(navigator.userAgent),
  waiting: async (user) => (await onPhone()).waitingMonths(env, user),
  wipe: async (user) => (await onPhone()).forgetPerson(env, user),
  filings: async (user, now) => (await onPhone()).filingsOf(env, user, now),
  wipeFilings: async (user) => (await onPhone()).forgetFilings(env, user),
});

applyTextSize();
startRouter();
env.on('online', world.signalChanged);
env.on('offline', world.signalChanged);
const root = document.getElementById('app');
if (root) render(<App world={world} />, root);
// LINE's answer comes after the first paint; until then the address is LINE's (line-platform.md §5).
void world.start().then(letAddressChange);
