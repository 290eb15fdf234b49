import fc from 'fast-check';
import { expect, test } from 'vitest';
import { playWaves, type WaveStep, type WaveStory } from '../faults/waves.ts';
import { runs } from '../support/runs.ts';

const person = fc.nat(30);
const step: fc.Arbitrary<WaveStep> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('round' as const),
      both: fc.boolean(),
      diesAt: fc.option(fc.integer({ min: 1, max: 12 }), { freq: 2 }),
      when: fc.constantFrom('before' as const, 'after' as const),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 90 }) }) },
  // To the next day, past the life of a retry key.
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('pass' as const), minutes: fc.integer({ min: 600, max: 1600 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('jump' as const), minutes: fc.integer({ min: -120, max: 600 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('report' as const, 'block' as const, 'vanish' as const), who: person }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      wave: fc.nat(1),
      move: fc.constantFrom('pause' as const, 'resume' as const, 'resume' as const, 'cancel' as const),
    }),
  },
);

/** In hundredths: doubles of fast-check are nearly all nearly 0. */
const chance = (most: number) => fc.integer({ min: 0, max: most * 100 }).map((hundredths) => hundredths / 100);
const story: fc.Arbitrary<WaveStory> = fc.record({
  // Often shortly before the quiet hours.
  startsAt: fc.oneof(fc.integer({ min: 7 * 60, max: 20 * 60 - 1 }), fc.integer({ min: 19 * 60, max: 20 * 60 - 1 })),
  units: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
  perChunk: fc.integer({ min: 1, max: 8 }),
  waves: fc.integer({ min: 1, max: 2 }),
  // Side by side, one after the other, or on the next day.
  apart: fc.constantFrom(0, 30, 24 * 60),
  budget: fc.oneof(fc.constant(1_000), fc.integer({ min: 0, max: 40 })),
  quota: fc.oneof(fc.constant(1_000), fc.integer({ min: 0, max: 40 })),
  holiday: fc.boolean(),
  dice: fc.record({
    seed: fc.nat(),
    'error-before': chance(0.1),
    'error-after': chance(0.15),
    'reset-after': chance(0.1),
    reset: chance(0.05),
    conflict: chance(0.05),
    'rate-limit': chance(0.1),
    'monthly-limit': chance(0.05),
    'invalid-access-token': chance(0.02),
  }),
  steps: fc.array(step, { minLength: 5, maxLength: 40 }),
});

test('whatever happens, nobody is written to twice in a wave or on a day, at night, on a holiday, over budget, or after her report; nobody is left out for nothing', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (told) => {
      expect(await playWaves(told)).toEqual([]);
    }),
    { numRuns: runs(25) },
  );
});
