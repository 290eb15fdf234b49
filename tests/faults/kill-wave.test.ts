import { afterAll, expect, test } from 'vitest';
import type { CallEntry } from '../simulator/platform/world.ts';
import { type Engine, type Stores, storesOf } from './store.ts';
import { type WaveHouse, waveHouse } from './wave-house.ts';

const MULTICAST = 'POST /v2/bot/message/multicast';
const isMulticast = ({ path }: CallEntry) => path === '/v2/bot/message/multicast';
const stores = new Map<Engine, Stores>();
afterAll(() => Promise.all([...stores.values()].map((one) => one.stop())));

async function house(engine: Engine, units: number): Promise<WaveHouse> {
  const made = stores.get(engine) ?? (await storesOf(engine));
  stores.set(engine, made);
  return waveHouse(await made.make(), units);
}

/** LINE takes a call and its answer never comes: resolves with that call, as soon as it is taken. */
function taken(sim: WaveHouse['sim']): Promise<CallEntry> {
  sim.fail({ endpoint: MULTICAST, fault: 'hang-after', after: 1 });
  return sim.called((call) => isMulticast(call) && call.fault === 'hang-after');
}

/** The tries of the chunk that was in LINE's hands when its sender died, in the order in which LINE had them. */
function triesOf({ sim }: WaveHouse, { retryKey }: CallEntry) {
  const tries = sim.calls.filter((call) => isMulticast(call) && call.retryKey === retryKey);
  return { statuses: tries.map(({ status }) => status), bodies: new Set(tries.map(({ digest }) => digest)).size };
}

const once = (count: number) => Array.from({ length: count }, () => 1);

test('a process killed before its first call, and the next one in the middle of a chunk: everybody once', async () => {
  const all = await house('sqlite', 5);
  const { sim } = all;
  sim.fail({ endpoint: 'GET /v2/bot/message/quota', fault: 'hang' });
  const asked = sim.called(({ path }) => path === '/v2/bot/message/quota');
  const first = await all.start();
  await asked;
  await all.kill(first);
  expect(sim.calls.filter(isMulticast)).toEqual([]);
  await all.report(0);

  const call = taken(sim);
  const second = await all.start();
  const lost = await call;
  await all.kill(second);
  // Too late for those whom LINE has written to, and nobody knows yet that it has.
  await all.report(all.lanes.indexOf(sim.sent.find(({ retryKey }) => retryKey === lost.retryKey)?.to[0] ?? ''));

  const third = await all.start();
  expect(await third.said('wave.finished')).toMatchObject({ wave: all.waveId });
  expect(triesOf(all, lost)).toEqual({ statuses: [500, 409], bodies: 1 });
  expect(all.received()).toEqual([0, ...once(19)]);
  expect(new Set(sim.sent.map(({ retryKey }) => retryKey)).size).toBe(sim.sent.length);
});

test('two processes at once, both killed while LINE holds a chunk of one of them: everybody once', async () => {
  const all = await house('postgres', 8);
  const call = taken(all.sim);
  const bots = await Promise.all([all.start(), all.start()]);
  const lost = await call;
  await all.kill(...bots);

  const [one, two] = await Promise.all([all.start(), all.start()]);
  await Promise.race([one.said('wave.finished'), two.said('wave.finished')]);
  expect(triesOf(all, lost)).toEqual({ statuses: [500, 409], bodies: 1 });
  expect(all.received()).toEqual(once(32));
});
