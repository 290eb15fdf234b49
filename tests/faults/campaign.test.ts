import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from './run.ts';
import { type Stores, storesOf } from './store.ts';

/** A short slice of `npm run campaign`; the long one is a command of its own. */
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

let stores: Stores;
beforeAll(async () => {
  stores = await storesOf('sqlite');
});
afterAll(() => stores?.stop());

test.each(SEEDS)('killed and lied to with seed %i, nothing is lost and nothing doubled', async (seed) => {
  const { faults, events } = await run(stores, seed);
  expect(faults).toEqual([]);
  expect(events).toBeGreaterThan(0);
});
