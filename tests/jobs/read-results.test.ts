import { expect, onTestFinished, test } from 'vitest';
import { readResults } from '../../bot/jobs/read-results.ts';
import { sendWaves } from '../../bot/jobs/send-waves.ts';
import { D5, type WaveStand, waveStand } from './support/wave-stand.ts';
import type { Volunteer } from './support/wave-store.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

async function sentWave(units: readonly number[]): Promise<WaveStand> {
  const world = await waveStand({ units });
  onTestFinished(() => world.stop());
  world.plan('w', world.people);
  await sendWaves(world.process());
  return world;
}
const read = (world: WaveStand) => readResults({ ...world.process(), clock: { now: world.now } });
const result = (world: WaveStand, wave = 'w') =>
  world.store.prepare('select sent, delivered, seen, reported from wave_result where wave_id = ?').get(wave);
const who = (world: WaveStand, n: number) => world.people[n] as Volunteer;

test('tells who was sent, reached, saw it, and reported within a day of the push', async () => {
  const world = await sentWave([20, 10]);
  for (const { lineUserId } of world.people.slice(0, 25)) world.sim.user(lineUserId).read();
  world.report(who(world, 0), D5 + HOUR);
  world.report(who(world, 25), D5 + DAY - 1);
  world.report(who(world, 1), D5 + DAY);
  expect(await read(world)).toBe(0);
  world.clock.advance(DAY);
  expect(await read(world)).toBe(1);
  expect(result(world)).toEqual({ sent: 30, delivered: 30, seen: 25, reported: 2 });
});

test('is read again after hours, and no more when LINE counts no more', async () => {
  const world = await sentWave([30]);
  world.clock.advance(DAY);
  expect(await read(world)).toBe(1);
  expect(await read(world)).toBe(0);
  world.clock.advance(6 * HOUR);
  expect(await read(world)).toBe(1);
  world.clock.advance(13 * DAY);
  expect(await read(world)).toBe(0);
});

test('tells nothing of what it cannot know', async () => {
  const few = await sentWave([3]);
  few.clock.advance(DAY);
  await read(few);
  expect(result(few)).toEqual({ sent: 3, delivered: null, seen: null, reported: 0 });

  const world = await waveStand({ units: [25, 25] });
  onTestFinished(() => world.stop());
  // Two waves on the same day, to others each, with the same name at LINE.
  for (const [wave, people] of [
    ['w', world.people.slice(0, 25)],
    ['x', world.people.slice(25)],
  ] as const) {
    world.plan(wave, people);
    await sendWaves(world.process());
  }
  world.clock.advance(DAY);
  expect(await read(world)).toBe(2);
  expect(result(world)).toEqual({ sent: 25, delivered: null, seen: null, reported: 0 });
});

test('has a figure of its own on a day of its own', async () => {
  const world = await sentWave([25]);
  world.clock.advance(DAY);
  world.plan('x', world.people, { runAt: () => world.now(), unitName: 'rem_x' });
  await sendWaves(world.process());
  await read(world);
  expect(result(world)).toMatchObject({ delivered: 25 });
});

test('does not keep half a count', async () => {
  const world = await sentWave(Array.from({ length: 30 }, () => 1));
  world.clock.advance(DAY);
  const ports = { ...world.process(), clock: { now: world.now } };
  expect(await readResults(ports, { steps: 1 })).toBe(0);
  expect(result(world)).toBeUndefined();
  expect(await readResults(ports, { steps: 2 })).toBe(1);
});
