import { execFileSync } from 'node:child_process';
import { makeCertificate } from '../../browser/link/certificate.ts';
import { type Front, startFront } from '../../browser/link/front.ts';
import { visitLiff } from '../../simulator/platform/phone/liff.ts';
import { createSimulator } from '../../simulator/platform/simulator.ts';
import { freePort } from '../../support/free-port.ts';
import { personOf } from '../generator/crowd.ts';
import { ACCESS_TOKEN, CHANNEL_SECRET } from '../support/account.ts';
import { startBot } from '../support/bot.ts';
import { ENGINES } from '../support/engines.ts';
import { seedPeople } from '../support/people.ts';

/** The product's host in the browser parts, and LINE's that the SDK asks. */
export const HOST = 'vhv.test';
const LINE_HOST = 'api.line.me';
const LOGIN_CHANNEL = '1650000000';
/** As README says: one LIFF app for the pages together, one for the report page. */
const LIFF_ID = `${LOGIN_CHANNEL}-pages000`;
const LIFF_ID_REPORT = `${LOGIN_CHANNEL}-report00`;
/** Just beyond the ten minutes for which a page may be shown unasked: every visit asks again. */
const STALE_S = 601;
/** Volunteers in the store; each phone of the bench belongs to another one. */
export const OWNERS = 105;

/** The production build behind TLS, with LINE's stand-in for the hosts of the SDK. */
export interface World {
  readonly front: Front;
  readonly hosts: readonly string[];
  readonly fingerprint: string;
  /** Address of the report page as LINE opens it for the n-th volunteer. */
  reportOf(n: number): Promise<string>;
  /** From now on caches hold the pages of the build, or older ones. */
  changed(changed: boolean): void;
  stop(): Promise<void>;
}

/** Builds the mini-app where it is stale and starts everything but a browser. */
export async function startWorld(): Promise<World> {
  execFileSync('npm', ['run', '-s', 'build:liff'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const certificate = makeCertificate([HOST, LINE_HOST]);
  const sim = await createSimulator({
    channelSecret: CHANNEL_SECRET,
    accessToken: ACCESS_TOKEN,
    loginChannelId: LOGIN_CHANNEL,
    liff: { [LIFF_ID]: `https://${HOST}/liff`, [LIFF_ID_REPORT]: `https://${HOST}/liff/report` },
    rateLimits: false,
  });
  const store = await ENGINES.SQLite();
  const db = store.open();
  await seedPeople(db, OWNERS, Date.now());
  await db.close();
  // Its own words tell PUBLIC_URL, which has no port of this machine.
  const port = await freePort();
  const bot = await startBot(store.url, sim.url, {
    PORT: String(port),
    PUBLIC_URL: `https://${HOST}`,
    LIFF_ID,
    LIFF_ID_REPORT,
    LINE_LOGIN_CHANNEL_ID: LOGIN_CHANNEL,
    LINE_JWKS_URL: `${sim.url}/oauth2/v2.1/certs`,
  });
  let changed = false;
  const front = await startFront({
    ...certificate,
    upstreams: { [HOST]: `http://127.0.0.1:${port}`, [LINE_HOST]: sim.url },
    open: [LINE_HOST],
    ageSeconds: () => STALE_S,
    changed: () => changed,
  });
  return {
    front,
    hosts: [HOST, LINE_HOST],
    fingerprint: certificate.fingerprint,
    async reportOf(n) {
      const visit = await visitLiff(sim.world, sim.user(personOf(n)).person, LIFF_ID_REPORT, '', new URLSearchParams());
      if (visit === null) throw new Error('the stand-in knows no such LIFF app');
      return visit.liffUrl;
    },
    changed: (now) => {
      changed = now;
    },
    async stop() {
      await front.stop();
      await bot.stop();
      await sim.stop();
      await store.remove();
    },
  };
}
