import { expect, test } from 'vitest';
import { type Reported, tallyLines, tallyOf } from './tally.ts';

const passed = (name: string): Reported => ({ name, state: 'passed' });
const skipped = (name: string, note?: string): Reported => ({ name, state: 'skipped', note });

test('a skipped suite is one named group with its tests counted', () => {
  const citus: Reported = {
    name: 'Citus (CITUS_URL is not set)',
    state: 'skipped',
    children: [skipped('a'), skipped('b')],
  };
  const tally = tallyOf([{ name: 'engines/store.test.ts', state: 'passed', children: [citus, passed('c')] }]);
  expect(tallyLines(tally)).toEqual([
    'skipped: engines/store.test.ts > Citus (CITUS_URL is not set) (2 tests)',
    '1 passed, 0 failed, 2 skipped',
  ]);
});

test('a test that skipped itself is named with its reason', () => {
  const suite: Reported = {
    name: 'page',
    state: 'passed',
    children: [skipped('opens', 'no chromium'), passed('closes')],
  };
  expect(tallyOf([{ name: 'f', state: 'passed', children: [suite] }]).groups).toEqual([
    'f > page > opens: no chromium',
  ]);
});

test('a file that does not load and a hook that fails are failures', () => {
  const hook: Reported = { name: 's', state: 'failed', errors: 1, children: [passed('a')] };
  const tally = tallyOf([
    { name: 'broken', state: 'failed', errors: 1, children: [] },
    { name: 'g', state: 'failed', children: [hook, { name: 'x', state: 'failed' }] },
  ]);
  expect(tallyLines(tally)).toEqual(['1 passed, 3 failed, 0 skipped']);
});
