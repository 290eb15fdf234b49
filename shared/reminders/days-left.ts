import { DAY_MS, dayAt, startOfDay } from '../calendar/days.ts';

/** Whole days from today until the last day in time, both in Bangkok; 0: today. @param dueAt the first ms that is too late */
export function daysUntil(dueAt: number, now: number): number {
  const last = startOfDay(dayAt(dueAt - 1));
  return Math.max(0, (last - startOfDay(dayAt(now))) / DAY_MS);
}
