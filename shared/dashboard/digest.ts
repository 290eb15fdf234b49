import { addDays, DAY_MS, type Day, dayAt, startOfDay } from '../calendar/days.ts';
import type { MonthWindow } from '../calendar/deadlines.ts';
import { type Holidays, isHoliday } from '../reminders/quiet-hours.ts';

/** Before the month is due, and while it is reviewed: once each. */
export type DigestKind = 'closing' | 'review';

/** Source: the issue (weekly, at month-end: the last seven days and the review days). */
const LAST_DAYS = 7;
/** Source: our own choice: later than that she has no time left to call anybody, or to look at a hundred reports. */
const DAYS_BEFORE = 3;
const MONDAY = 1;
const FRIDAY = 5;

interface Span {
  readonly kind: DigestKind;
  readonly from: number;
  readonly until: number;
}

/** The span of a month in which one of its digests may come; null: in none of them. */
export function digestSpan({ dueAt, reviewDueAt }: MonthWindow, now: number): Span | null {
  const spans: Span[] = [
    { kind: 'closing', from: dueAt - LAST_DAYS * DAY_MS, until: dueAt },
    { kind: 'review', from: dueAt, until: reviewDueAt },
  ];
  return spans.find(({ from, until }) => now >= from && now < until) ?? null;
}

/** Whether staff should have a span's digest by now. */
export function digestDue(span: Span, now: number, holidays: Holidays): boolean {
  return startOfDay(digestDay(span, holidays)) <= now;
}

/** The span's Monday, when that leaves days enough; else the third day before its end, of those on which offices are open. */
function digestDay({ from, until }: Span, holidays: Holidays): Day {
  const days = Array.from({ length: Math.ceil((until - from) / DAY_MS) }, (_, n) => addDays(dayAt(from), n));
  const open = days.filter((day) => weekday(day) >= MONDAY && weekday(day) <= FRIDAY && !isHoliday(day, holidays));
  const early = open.slice(0, 1 - DAYS_BEFORE);
  return early.find((day) => weekday(day) === MONDAY) ?? early.at(-1) ?? open[0] ?? dayAt(from);
}

const weekday = (day: Day) => new Date(`${day}T00:00:00Z`).getUTCDay();
