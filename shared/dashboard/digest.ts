import { addDays, DAY_MS, type Day, dayAt, startOfDay } from '../calendar/days.ts';
import type { MonthWindow } from '../calendar/deadlines.ts';

/** Before the month is due, and while it is reviewed: once each. */
export type DigestKind = 'closing' | 'review';

/** Source: the issue (at month-end: the last seven days and the review days; on Monday, or three days before the end). */
const LAST_DAYS = 7;
const DAYS_BEFORE = 3;
const MONDAY = 1;

/** Which digest of a month staff should have by now; null: none is due, or its time is over. */
export function digestDue({ dueAt, reviewDueAt }: MonthWindow, now: number): DigestKind | null {
  const spans = [
    ['closing', dueAt - LAST_DAYS * DAY_MS, dueAt],
    ['review', dueAt, reviewDueAt],
  ] as const;
  const span = spans.find(([, from, until]) => now >= from && now < until);
  if (span === undefined) return null;
  const [kind, from, until] = span;
  return startOfDay(digestDay(from, until)) <= now ? kind : null;
}

/** The span's first Monday; without one the third day before its end, or its first. */
function digestDay(from: number, until: number): Day {
  const days = Array.from({ length: Math.ceil((until - from) / DAY_MS) }, (_, n) => addDays(dayAt(from), n));
  const monday = days.find((day) => new Date(`${day}T00:00:00Z`).getUTCDay() === MONDAY);
  return monday ?? days.at(-DAYS_BEFORE) ?? dayAt(from);
}
