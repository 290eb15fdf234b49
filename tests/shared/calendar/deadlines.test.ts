import { describe, expect, test } from 'vitest';
import { CALENDAR_RULES, candidateMonths, monthState, windowOf } from '../../../shared/calendar/deadlines.ts';

const bangkok = (local: string) => Date.parse(`${local}+07:00`);

test('the default month: due at its end, reviewed and closed at the end of the 5th', () => {
  expect(windowOf('2026-12')).toEqual({
    month: '2026-12',
    opensAt: bangkok('2026-12-01T00:00:00'),
    dueAt: bangkok('2027-01-01T00:00:00'),
    reviewDueAt: bangkok('2027-01-06T00:00:00'),
    closesAt: bangkok('2027-01-06T00:00:00'),
  });
});

test('an area lays its own instants over it', () => {
  const closesAt = bangkok('2026-12-10T00:00:00');
  expect(windowOf('2026-11', { closesAt })).toEqual({ ...windowOf('2026-11'), closesAt });
});

describe('the state of February 2571, which has 29 days', () => {
  const february = windowOf('2028-02');
  test.each([
    ['2028-01-31T23:59:59.999', 'not-open'],
    ['2028-02-01T00:00:00.000', 'open'],
    ['2028-02-29T23:59:59.999', 'open'],
    ['2028-03-01T00:00:00.000', 'late'],
    ['2028-03-05T23:59:59.999', 'late'],
    ['2028-03-06T00:00:00.000', 'closed'],
  ])('%s is %s', (local, state) => expect(monthState(february, bangkok(local))).toBe(state));
});

test('on days 1 to 5 the previous month comes first', () => {
  expect(candidateMonths(bangkok('2027-01-01T00:00:00'))).toEqual(['2026-12', '2027-01']);
  expect(candidateMonths(bangkok('2027-01-05T23:59:59'))).toEqual(['2026-12', '2027-01']);
  expect(candidateMonths(bangkok('2027-01-06T00:00:00'))).toEqual(['2027-01']);
});

test('rules stand in order of time, each with a source, and a month never closes before it is due', () => {
  const dates = CALENDAR_RULES.map((rule) => rule.from);
  expect(dates).toEqual([...dates].sort());
  for (const rule of CALENDAR_RULES) {
    expect(rule.source).not.toBe('');
    expect(rule.dueDays).toBeLessThanOrEqual(Math.min(rule.reviewDays, rule.closeDays));
  }
});
