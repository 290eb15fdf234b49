import { expect, onTestFinished, test } from 'vitest';
import type { D1Binding } from '../../bot/db/d1.ts';
import { openPostgres } from '../../bot/db/postgres.ts';
import { dayAt } from '../../shared/calendar/days.ts';
import { fillD1 } from '../simulator/cli/fill-d1.ts';
import { fillDemo, testKeys } from '../support/demo-store.ts';
import { freePort } from '../support/free-port.ts';
import { startPostgres } from '../support/postgres.ts';
import { scratchFolder, startServer } from '../support/server.ts';
import { masked, playStory } from './support/story.ts';
import { migratedD1, settingsFor, startSim, startWorker } from './support/workerd.ts';

async function onNode(): Promise<string[]> {
  const sim = await startSim();
  onTestFinished(() => sim.stop());
  const folder = scratchFolder();
  onTestFinished(folder.remove);
  const PORT = String(await freePort());
  const server = await startServer({ ...settingsFor(sim), PORT, DATABASE_URL: `file:${folder.path}/vhv.sqlite` });
  onTestFinished(async () => void (await server.stop()));
  sim.setWebhook(`http://127.0.0.1:${PORT}/webhook`);
  return playStory(sim);
}

async function onD1(): Promise<string[]> {
  const worker = await startWorker('wrangler.toml');
  onTestFinished(worker.stop);
  await fillD1(await migratedD1<D1Binding>(worker.harness), await testKeys(), Date.now());
  const said = await playStory(worker.sim);
  expect(worker.errors()).toEqual([]);
  return said;
}

async function onHyperdrive(): Promise<string[]> {
  const postgres = await startPostgres();
  onTestFinished(postgres.stop);
  const db = openPostgres(postgres.url);
  // Workers take no CLOCK: the other two stores are of today as well.
  await fillDemo(postgres.url, db, Date.now());
  await db.close();
  // wrangler insists on a password, the server of the tests on none.
  const url = new URL(postgres.url);
  url.password ||= 'any';
  process.env.CLOUDFLARE_HYPERDRIVE_LOCAL_CONNECTION_STRING_HYPERDRIVE = url.href;
  const worker = await startWorker('wrangler.hyperdrive.toml');
  onTestFinished(worker.stop);
  const said = await playStory(worker.sim);
  await worker.minute();
  expect(worker.errors()).toEqual([]);
  return said;
}

test('Node with SQLite, a Worker with D1 and a Worker with PostgreSQL say the same', async () => {
  let told: string[][] = [];
  // Around midnight the first may tell of another day, and of another month, than the last.
  for (let day = ''; day !== dayAt(Date.now()); ) {
    day = dayAt(Date.now());
    told = [await onNode(), await onD1(), await onHyperdrive()].map((said) => said.map(masked));
  }
  const [node, d1, hyperdrive] = told;
  expect(node).toHaveLength(8);
  expect(d1).toEqual(node);
  expect(hyperdrive).toEqual(node);
});
