import { describe, expect, test } from 'vitest';
import { outOfReach, type ReachFacts } from '../../../shared/reminders/reach.ts';

const LINKED: ReachFacts = {
  smartphone: null,
  linked: true,
  blockedAt: null,
  refusedAt: null,
  level: null,
  chosenAt: null,
};
const UNLINKED = { ...LINKED, linked: false };

describe('a reminder', () => {
  test.each<[string, ReachFacts, string | null, number | null]>([
    ['reaches who is linked', LINKED, null, null],
    ['reaches who wants all, or the last one', { ...LINKED, level: 'last', chosenAt: 3 }, null, null],
    ['reaches over a borrowed phone', { ...LINKED, smartphone: 0 }, null, null],
    ['does not reach who never was', UNLINKED, 'never-linked', null],
    ['does not reach who blocked us', { ...LINKED, blockedAt: 1, refusedAt: 2 }, 'blocked', 1],
    ['does not reach whom LINE does not know', { ...LINKED, refusedAt: 2, level: 'menu' }, 'refused', 2],
    ['is not sent to who wants the menu only', { ...LINKED, level: 'menu', chosenAt: 3 }, 'menu-only', 3],
    ['needs a smartphone', { ...UNLINKED, smartphone: 0 }, 'no-smartphone', null],
    ['needs one more than anything else', { ...LINKED, blockedAt: 1, smartphone: 0 }, 'no-smartphone', null],
    ['needs more than a smartphone', { ...UNLINKED, smartphone: 1 }, 'never-linked', null],
  ])('%s', (_, facts, why, since) => {
    expect(outOfReach(facts)).toEqual(why === null ? null : { why, since });
  });
});
