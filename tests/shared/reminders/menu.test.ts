import { describe, expect, test } from 'vitest';
import { windowOf } from '../../../shared/calendar/deadlines.ts';
import { isStaffRole, menuOf, movesBetween, turnsBetween } from '../../../shared/reminders/menu.ts';

const at = (bangkok: string) => Date.parse(`${bangkok}+07:00`);
const moved = (from: string, to: string) => Object.fromEntries(movesBetween(at(from), at(to)));
const OPENS = { reported: 'volunteer' };
const SOON = { volunteer: 'due-soon' };
const CLOSES = { 'due-soon': 'volunteer', returned: 'volunteer' };

test('each stage has its menu, and a volunteer among the staff is a volunteer until she has sent', () => {
  for (const role of ['volunteer', 'staff'] as const) {
    expect(menuOf('not-reported', role)).toBe('volunteer');
    expect(menuOf('due-soon', role)).toBe('due-soon');
    expect(menuOf('returned', role)).toBe('returned');
  }
  expect(menuOf('reported', 'volunteer')).toBe('reported');
  expect(menuOf('reported', 'staff')).toBe('staff');
  expect(menuOf(null, 'staff')).toBe('staff');
  expect(menuOf(null, 'volunteer')).toBe('volunteer');
  expect(menuOf(null, 'nobody')).toBe('guest');
  expect((['head-volunteer', 'volunteer', 'unit-staff', 'national'] as const).map(isStaffRole)).toEqual([
    false,
    false,
    true,
    true,
  ]);
});

describe('what time alone does to the menus', () => {
  test.each([
    ['the month opens', '2026-11-30T23:59:59.999', '2026-12-01T00:00', OPENS],
    ['a year opens', '2026-12-31T23:59', '2027-01-01T00:00', OPENS],
    ['D−5 of 30 days', '2026-11-24T23:59:59.999', '2026-11-25T00:00', SOON],
    ['D−5 of 31 days', '2026-12-25T23:59', '2026-12-26T00:00', SOON],
    ['D−5 of February', '2027-02-22T23:59', '2027-02-23T00:00', SOON],
    ['D−5 of a leap year', '2028-02-23T23:59', '2028-02-24T00:00', SOON],
    ['the late month closes', '2026-12-05T23:59:59.999', '2026-12-06T00:00', CLOSES],
    ['nothing', '2026-12-06T00:00', '2026-12-25T23:59', {}],
    ['midnight in UTC is no midnight', '2026-12-01T06:59', '2026-12-01T07:01', {}],
    ['a server that was down for a fortnight', '2026-11-20T00:00', '2026-12-10T00:00', { ...OPENS, ...CLOSES }],
    [
      'down from before the close to after D−5',
      '2026-12-05T00:00',
      '2026-12-27T00:00',
      { ...SOON, returned: 'due-soon' },
    ],
  ])('%s', (_, from, to, moves) => {
    expect(moved(from, to)).toEqual(moves);
  });

  test('turns at the instant, not before and not twice', () => {
    const november = [windowOf('2026-11')];
    expect(turnsBetween(november, at('2026-11-24T00:00'), at('2026-11-24T23:59'))).toBe(false);
    expect(turnsBetween(november, at('2026-11-24T23:59'), at('2026-11-25T00:00'))).toBe(true);
    expect(turnsBetween(november, at('2026-11-25T00:00'), at('2026-11-25T00:01'))).toBe(false);
  });
});
