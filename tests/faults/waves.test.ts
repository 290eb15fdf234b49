import { expect, onTestFinished, test } from 'vitest';
import { sendWaves } from '../../bot/jobs/send-waves.ts';
import { D5, waveStand } from '../jobs/support/wave-stand.ts';
import { playWaves, type WaveStory } from './waves.ts';

const MINUTE = 60_000;
const QUIET_STORY: WaveStory = {
  startsAt: 10 * 60,
  units: [4, 3],
  perChunk: 2,
  waves: 1,
  apart: 0,
  budget: 1_000,
  quota: 1_000,
  holiday: false,
  dice: { seed: 1 },
  steps: [],
};
const round = { do: 'round', both: false, diesAt: null, when: 'before' } as const;

// A round over four chunks makes some two dozen calls to store and LINE: it dies at each of them.
test.each(['before', 'after'] as const)('dies %s any call of a round, and nobody hears of it', async (when) => {
  for (let diesAt = 1; diesAt <= 24; diesAt++) {
    const steps = [
      { do: 'pass', minutes: 45 },
      { ...round, when, diesAt },
      { do: 'report', who: 1 },
      { ...round, both: true },
    ] as const;
    expect([diesAt, ...(await playWaves({ ...QUIET_STORY, steps }))]).toEqual([diesAt]);
  }
});

test('the clock is put back two hours in the middle of a chunk', async () => {
  const steps = [{ do: 'pass', minutes: 20 }, { ...round, diesAt: 9 }, { do: 'jump', minutes: -120 }, round] as const;
  for (const when of ['before', 'after'] as const) {
    const dying = steps.map((step) => (step.do === 'round' ? { ...step, when } : step));
    expect(await playWaves({ ...QUIET_STORY, steps: dying })).toEqual([]);
  }
});

test('two runners share the chunks, and a quota that ends at half stops both', async () => {
  const world = await waveStand({
    units: Array.from({ length: 20 }, () => 5),
    sim: { quota: { type: 'limited', value: 50 } },
  });
  onTestFinished(() => world.stop());
  world.plan('w', world.people);
  const [one, two] = [world.process(), world.process()];
  for (let n = 0; n < 20; n++) {
    await Promise.all([sendWaves(one), sendWaves(two)]);
    world.clock.advance(MINUTE);
  }
  expect([...world.received().values()]).toEqual(Array.from({ length: 50 }, () => 1));
  expect(world.wave('w')).toEqual({ state: 'stopped', reason: 'quota' });
  expect(world.budget().reserved).toBe(50);
  expect(world.chunks().filter(({ state }) => state === 'waiting')).toHaveLength(10);
});

test('what LINE never confirms is in doubt until its day is over, and then never sent again', async () => {
  const world = await waveStand({ units: [3] });
  onTestFinished(() => world.stop());
  world.plan('w', world.people);
  const sender = world.process();
  world.sim.fail({ endpoint: 'POST /v2/bot/message/multicast', fault: 'error-before', times: 1_000 });
  for (let n = 0; n < 16 * 12; n++) {
    await sendWaves(sender);
    world.clock.advance(5 * MINUTE);
  }
  expect(world.chunks()[0]).toMatchObject({ state: 'unknown', body: null, frozen_at: D5 });
  expect(world.wave('w').state).toBe('finished');
  expect(world.budget().reserved).toBe(3);
  const keys = new Set(world.sim.calls.filter(({ path }) => path.endsWith('multicast')).map(({ status }) => status));
  expect([...keys]).toEqual([500]);
  expect(world.counts.get('unknown')).toBe(3);
});
