import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createTestHarness, unstable_readConfig } from 'wrangler';
import { createSimulator, type Simulator } from '../../simulator/platform/simulator.ts';
import { ACCESS_TOKEN, CHANNEL_SECRET, LOGIN_CHANNEL_ID, LOGIN_CHANNEL_SECRET } from '../../support/app.ts';
import { IDENTITY_KEY, SECRET_KEY } from '../../support/demo-store.ts';
import { PATIENT_MS } from '../../support/patience.ts';

const HOUSE = fileURLToPath(new URL('../../../', import.meta.url));

export type Config = 'wrangler.toml' | 'wrangler.hyperdrive.toml';
type Harness = ReturnType<typeof createTestHarness>;

/** Our Worker as it is deployed, in workerd, and the stand-in that it speaks with. Its store is still empty. */
export interface RunningWorker {
  readonly sim: Simulator;
  readonly harness: Harness;
  /** The cron's minute comes. */
  minute(): Promise<void>;
  /** Lines that it logged as errors. */
  errors(): string[];
  stop(): Promise<void>;
}

/** Settings that point a bot at this stand-in, the same for every runtime, so that what they say can be compared. */
export function settingsFor(sim: Simulator): Record<string, string> {
  return {
    LINE_CHANNEL_SECRET: CHANNEL_SECRET,
    LINE_CHANNEL_ACCESS_TOKEN: ACCESS_TOKEN,
    LINE_API_ORIGIN: sim.url,
    LINE_DATA_API_ORIGIN: sim.url,
    LINE_LOGIN_CHANNEL_ID: LOGIN_CHANNEL_ID,
    LINE_LOGIN_CHANNEL_SECRET: LOGIN_CHANNEL_SECRET,
    LINE_JWKS_URL: `${sim.url}/oauth2/v2.1/certs`,
    PUBLIC_URL: 'https://bot.example',
    SECRET_KEY,
    IDENTITY_KEY,
    DEMO: '1',
  };
}

/** LINE's two seconds for a webhook are real ones here, and a Worker that has just begun may need them all. */
export const startSim = (): Promise<Simulator> =>
  createSimulator({ channelSecret: CHANNEL_SECRET, accessToken: ACCESS_TOKEN, webhookDeadlineMs: PATIENT_MS });

/** Makes the Worker that `config` deploys, and answers with the rest of it. The mini-app was built before the tests began. */
export async function built(config: Config) {
  const { env: _, ...read } = unstable_readConfig({ config: `${HOUSE}${config}` });
  const store = config === 'wrangler.toml' ? 'sqlite' : 'postgres';
  await promisify(execFile)(process.execPath, ['bot/build/main.ts', store], { cwd: HOUSE });
  return { ...read, build: {} };
}

export async function startWorker(config: Config): Promise<RunningWorker> {
  const sim = await startSim();
  const worker = { ...(await built(config)), vars: settingsFor(sim) };
  const harness = createTestHarness({ root: HOUSE, workers: [{ config: worker }] });
  const { url } = await harness.listen();
  sim.setWebhook(new URL('/webhook', url).href);
  return {
    sim,
    harness,
    async minute() {
      const at = '2026-11-15T03:01:00Z';
      const { outcome } = await harness.getWorker().scheduled({ cron: '* * * * *', scheduledTime: new Date(at) });
      if (outcome !== 'ok') throw new Error(`the cron ended with ${outcome}: ${JSON.stringify(harness.getLogs())}`);
    },
    errors: () => harness.getLogs().flatMap(({ message }) => (message.includes('"level":"error"') ? [message] : [])),
    async stop() {
      await harness.close();
      await sim.stop();
    },
  };
}

/** The D1 database of a running Worker, migrated. */
export async function migratedD1<D1>(harness: Harness): Promise<D1> {
  const worker = harness.getWorker<{ DB: D1 }>();
  await worker.applyD1Migrations('DB' as never);
  return (await worker.getEnv()).DB;
}
