import { render } from 'preact';
import { createClient } from './api/client.ts';
import { App } from './app.tsx';
import { hearAirplane } from './line/airplane.ts';
import { letAddressChange, startRouter } from './router.ts';
import { createSeenStore } from './state/pages-seen.ts';
import { createWorld } from './state/pages-world.ts';
import { applyTextSize } from './state/text-size.ts';
import './style/base.css';
import './pages/pages.css';

// First of all: what asks the server before knows nothing of airplane mode.
if (__DEMO__) hearAirplane();

const meta = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name=${name}]`)?.content ?? '';
const servedAt = Number(meta('served-at')) || Date.now();
/** The server's hour is rounded down and the page may be kept for ten minutes; more than that is a phone's wrong clock. */
const ahead = Math.abs(servedAt - Date.now()) > 2 * 3_600_000 ? servedAt - Date.now() : 0;

/** Some LINE browsers refuse storage. */
function visitStorage(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

const world = createWorld({
  client: createClient({
    fetch: (path, init) => fetch(path, init),
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  }),
  now: () => Date.now() + ahead,
  seen: createSeenStore(visitStorage()),
  door: async () => {
    const { lineDoor } = __DEMO__ ? await import('./line/demo.ts') : await import('./line/start.ts');
    return lineDoor({ liffId: meta('liff-id'), servedAt });
  },
  online: () => navigator.onLine,
  openOutside: (url) => window.open(url, '_blank', 'noopener'),
  waiting: async () => [],
  wipe: async () => {},
});

applyTextSize();
startRouter();
addEventListener('online', world.signalChanged);
addEventListener('offline', world.signalChanged);
const root = document.getElementById('app');
if (root) render(<App world={world} />, root);
// LINE's answer comes after the first paint; until then the address is LINE's (line-platform.md §5).
void world.start().then(letAddressChange);
