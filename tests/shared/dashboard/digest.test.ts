import { expect, test } from 'vitest';
import { windowOf } from '../../../shared/calendar/deadlines.ts';
import { digestDue } from '../../../shared/dashboard/digest.ts';

const at = (day: string, hour = 8) => Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00+07:00`);

// In November 2026 the 30th is a Monday, and none of the first five days of December is.
test.each([
  ['2026-11-23', null],
  ['2026-11-24', null],
  ['2026-11-29', null],
  ['2026-11-30', 'closing'],
  ['2026-12-01', null],
  ['2026-12-02', null],
  ['2026-12-03', 'review'],
  ['2026-12-05', 'review'],
  ['2026-12-06', null],
])('on %s the digest of November that is due is %s', (day, kind) => {
  expect(digestDue(windowOf('2026-11'), at(day))).toBe(kind);
});

test('it comes on a Monday where there is one, and stays due until its span ends', () => {
  const october = windowOf('2026-10');
  expect(['2026-10-25', '2026-10-26', '2026-10-31'].map((day) => digestDue(october, at(day)))).toEqual([
    null,
    'closing',
    'closing',
  ]);
  expect(['2026-11-01', '2026-11-02', '2026-11-05'].map((day) => digestDue(october, at(day)))).toEqual([
    null,
    'review',
    'review',
  ]);
});

test('a review of a day has its digest on that day; without a review there is none', () => {
  const { dueAt, ...rest } = windowOf('2026-11');
  expect(digestDue({ ...rest, dueAt, reviewDueAt: dueAt + 86_400_000 }, dueAt)).toBe('review');
  expect(digestDue({ ...rest, dueAt, reviewDueAt: dueAt }, dueAt)).toBeNull();
});
