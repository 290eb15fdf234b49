import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { manualClock } from '../../simulator/platform/clock.ts';
import { runs } from '../../support/runs.ts';
import { createFlow, createPipe, SEGMENT } from './model.ts';

/** Sends the sizes at once, a flow each, over one pipe; answers when each was whole and how many bytes came when. */
function race(sizes: readonly number[], { perSecond, roundTripMs }: { perSecond: number; roundTripMs: number }) {
  const clock = manualClock(0);
  const pipe = createPipe(perSecond, clock);
  const flows = sizes.map((size) => {
    const got: { at: number; bytes: Buffer }[] = [];
    let endedAt: number | null = null;
    const flow = createFlow({
      pipe,
      clock,
      roundTripMs,
      deliver: (bytes) => {
        if (bytes === null) endedAt = clock.now();
        else got.push({ at: clock.now(), bytes });
      },
    });
    const sent = Buffer.from(Array.from({ length: size }, (_, index) => index % 251));
    flow.send(sent);
    flow.end();
    return { sent, got, endedAt: () => endedAt };
  });
  clock.advance(3_600_000);
  return { pipe, flows };
}

const one = (size: number, link: { perSecond: number; roundTripMs: number }) => {
  const { sent, got, endedAt } = race([size], link).flows[0] ?? { sent: Buffer.of(), got: [], endedAt: () => null };
  return { sent, got, last: got.at(-1)?.at ?? 0, endedAt: endedAt() };
};

describe('one transfer', () => {
  test('of a segment takes its turn on the pipe and half a round trip', () => {
    expect(one(SEGMENT, { perSecond: 14_600, roundTripMs: 400 }).last).toBeCloseTo(100 + 200);
  });

  test('of ten segments needs one flight, of eleven two', () => {
    const fast = { perSecond: 1e9, roundTripMs: 400 };
    expect(one(10 * SEGMENT, fast).last).toBeCloseTo(200, 0);
    expect(one(11 * SEGMENT, fast).last).toBeCloseTo(600, 0);
  });

  test('doubles its window every round trip', () => {
    const { got } = one(150 * SEGMENT, { perSecond: 1e9, roundTripMs: 400 });
    const perFlight = [200, 600, 1000, 1400].map((at) => got.filter((one) => Math.abs(one.at - at) < 1).length);
    expect(perFlight).toEqual([10, 20, 40, 80]);
  });

  test('is limited by the rate once the window covers a round trip', () => {
    // 30 KB/s for 0.84 s is 25 KB: the second flight already fills the pipe.
    const { last } = one(300_000, { perSecond: 30_000, roundTripMs: 840 });
    expect(last / 1000).toBeGreaterThan(10 + 0.42);
    expect(last / 1000).toBeLessThan(10 + 0.42 + 0.84);
  });

  test('tells its end after its last byte', () => {
    const { last, endedAt } = one(40_000, { perSecond: 6_250, roundTripMs: 1000 });
    expect(endedAt).toBe(last);
  });
});

test('two transfers share one pipe, and each gets what was sent to it', () => {
  const { flows, pipe } = race([30_000, 30_000], { perSecond: 10_000, roundTripMs: 100 });
  const ends = flows.map(({ endedAt }) => endedAt() ?? 0);
  expect(Math.max(...ends)).toBeCloseTo(6000 + 50, -1);
  expect(pipe.carried).toBe(60_000);
});

test('every byte arrives once, in order, never faster than pipe and distance allow', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 60_000 }), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1000, max: 100_000 }),
      fc.integer({ min: 0, max: 2000 }),
      (sizes, perSecond, roundTripMs) => {
        const { flows, pipe } = race(sizes, { perSecond, roundTripMs });
        const total = sizes.reduce((sum, size) => sum + size, 0);
        expect(pipe.carried).toBe(total);
        for (const { sent, got } of flows) expect(Buffer.concat(got.map(({ bytes }) => bytes)).equals(sent)).toBe(true);
        const last = Math.max(...flows.map(({ endedAt }) => endedAt() ?? 0));
        expect(last).toBeGreaterThanOrEqual((total * 1000) / perSecond + roundTripMs / 2 - 0.01);
      },
    ),
    { numRuns: runs(50) },
  );
});
