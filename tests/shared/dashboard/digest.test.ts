import { expect, test } from 'vitest';
import { type MonthWindow, windowOf } from '../../../shared/calendar/deadlines.ts';
import { digestDue, digestSpan } from '../../../shared/dashboard/digest.ts';

const at = (day: string, hour = 8) => Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00+07:00`);
const due = (window: MonthWindow, day: string, holidays: readonly string[] = []) => {
  const span = digestSpan(window, at(day));
  return span !== null && digestDue(span, at(day), new Set(holidays)) ? span.kind : null;
};

// In November 2026 the 30th is a Monday: too late to call anybody. None of the first five days of December is one.
test.each([
  ['2026-11-24', null],
  ['2026-11-25', null],
  ['2026-11-26', 'closing'],
  ['2026-11-30', 'closing'],
  ['2026-12-01', null],
  ['2026-12-02', 'review'],
  ['2026-12-05', 'review'],
  ['2026-12-06', null],
])('on %s the digest of November that is due is %s', (day, kind) => {
  expect(due(windowOf('2026-11'), day)).toBe(kind);
});

test('it comes on a Monday that leaves days enough, and stays due until its span ends', () => {
  const october = windowOf('2026-10');
  const seen = (days: readonly string[], holidays?: readonly string[]) =>
    days.map((day) => due(october, day, holidays));
  expect(seen(['2026-10-25', '2026-10-26', '2026-10-31'])).toEqual([null, 'closing', 'closing']);
  expect(seen(['2026-11-01', '2026-11-02', '2026-11-05'])).toEqual([null, 'review', 'review']);
  // The Monday is a holiday, and so are two days of the review, this one in every year.
  expect(seen(['2026-10-26', '2026-10-27', '2026-10-28'], ['2026-10-26'])).toEqual([null, null, 'closing']);
  expect(seen(['2026-11-03', '2026-11-04'], ['2026-11-03', '11-02'])).toEqual([null, 'review']);
});

test('a review of a day has its digest on that day; without a review there is none', () => {
  const { dueAt, ...rest } = windowOf('2026-11');
  expect(due({ ...rest, dueAt, reviewDueAt: dueAt + 86_400_000 }, '2026-12-01')).toBe('review');
  expect(due({ ...rest, dueAt, reviewDueAt: dueAt }, '2026-12-01')).toBeNull();
});
