import { expect, onTestFinished, test } from 'vitest';
import { quotaIsKnown, readQuota } from '../../bot/jobs/read-quota.ts';
import { D5, type StandOptions, type WaveStand, waveStand } from './support/wave-stand.ts';

const MINUTE = 60_000;
const always = () => true;

async function stand(options: Partial<StandOptions> = {}): Promise<WaveStand> {
  const world = await waveStand({ units: [1], ...options });
  onTestFinished(() => world.stop());
  return world;
}
const kept = (world: WaveStand) => world.store.prepare('select * from message_quota order by month').all();
const asked = (world: WaveStand) => world.sim.calls.filter(({ path }) => path === '/v2/bot/message/quota').length;

test('keeps what LINE says, and leaves others’ messages out of our budget', async () => {
  const world = await stand({ budget: 12_000 });
  world.store.prepare('update message_budget set baht = 0, reserved = 30').run();
  expect(await readQuota(world.process())).toEqual({ kind: 'limited', most: 15_000, used: 0 });
  expect(world.budget().most).toBe(12_000);
  // 30 are ours; the other 5,000 came from elsewhere. Basic includes 15,000, and no baht buys more.
  world.sim.world.usage.add('broadcast', 5_030, 5_030, D5);
  await readQuota(world.process());
  expect(world.budget().most).toBe(10_000);
  expect(kept(world)).toEqual([{ month: '2026-11', kind: 'limited', most: 15_000, used: 5_030, read_at: D5 }]);
});

test('changes nothing when LINE does not answer', async () => {
  const world = await stand();
  world.sim.fail({ endpoint: 'GET /v2/bot/message/quota', fault: 'reset' });
  expect(await readQuota(world.process())).toBeNull();
  expect(kept(world)).toEqual([]);
});

test('a month begins at LINE two hours before ours, and takes the budget over', async () => {
  const world = await stand({ start: Date.parse('2026-11-30T22:00:00+07:00') - 1 });
  await readQuota(world.process());
  world.clock.advance(1);
  world.sim.world.usage.add('multicast', 7, 7, world.now());
  await readQuota(world.process());
  expect(kept(world)).toMatchObject([
    { month: '2026-11', used: 0 },
    { month: '2026-12', used: 7 },
  ]);
  const budgets = world.store.prepare('select month, messages, reserved from message_budget order by month').all();
  expect(budgets).toEqual([
    { month: '2026-11', messages: 10_000, reserved: 0 },
    { month: '2026-12', messages: 10_000, reserved: 0 },
  ]);
});

test('a wave begins on a reading of its own; while waves run one lasts a quarter of an hour', async () => {
  const world = await stand();
  const known = (begins: boolean) => quotaIsKnown(world.process(), begins, always);
  expect(await known(true)).toBe(true);
  expect(await known(true)).toBe(true);
  expect(asked(world)).toBe(1);
  world.clock.advance(2 * MINUTE);
  expect(await known(false)).toBe(true);
  expect(asked(world)).toBe(1);
  expect(await known(true)).toBe(true);
  expect(asked(world)).toBe(2);
  // The clock is put back: how old the reading is nobody knows.
  world.setOff(-3 * MINUTE);
  expect(await known(false)).toBe(true);
  expect(asked(world)).toBe(3);
});

test('without a reading younger than an hour nothing is begun', async () => {
  const world = await stand();
  const known = (mayAsk: boolean) => quotaIsKnown(world.process(), true, () => mayAsk);
  await readQuota(world.process());
  world.sim.fail({ endpoint: 'GET /v2/bot/message/quota/consumption', fault: 'error-before', times: 9 });
  world.clock.advance(59 * MINUTE);
  expect(await known(true)).toBe(true);
  world.clock.advance(2 * MINUTE);
  expect(await known(true)).toBe(false);
  const before = asked(world);
  expect(await known(false)).toBe(false);
  expect(asked(world)).toBe(before);
});
