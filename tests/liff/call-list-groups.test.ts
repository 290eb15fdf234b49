import { expect, test } from 'vitest';
import { asksForSmartphone, groupsOf } from '../../liff/pages/call-list/groups.ts';
import type { Called } from '../../shared/api/call-list.ts';

const one = (id: string, why: Called['why']): Called => ({
  id,
  name: id,
  village: null,
  phone: null,
  smartphone: null,
  why,
  since: null,
});

test('those whom no reminder reaches stand first, one group a reason, in the order of the list', () => {
  const people = [one('a', null), one('b', 'blocked'), one('c', 'no-smartphone'), one('d', 'blocked')];
  expect(groupsOf(people).map(({ why, people: them }) => [why, them.map(({ id }) => id)])).toEqual([
    ['no-smartphone', ['c']],
    ['blocked', ['b', 'd']],
    ['reached', ['a']],
  ]);
  expect(groupsOf([])).toEqual([]);
});

test.each([
  ['never-linked', true],
  ['no-smartphone', true],
  ['blocked', true],
  ['refused', true],
  // Whoever chose in LINE has one, and whoever is reached needs none.
  ['menu-only', false],
  [null, false],
] as const)('%s: is it asked whether she has a smartphone? %s', (why, asked) => {
  expect(asksForSmartphone(one('a', why))).toBe(asked);
});
