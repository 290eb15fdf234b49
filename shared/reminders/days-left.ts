import { BANGKOK_OFFSET } from '../calendar/months.ts';

const DAY = 24 * 60 * 60 * 1000;

/** The day in Bangkok of an instant, counted from 1970. */
const dayOf = (ms: number) => Math.floor((ms + BANGKOK_OFFSET) / DAY);

/** Whole days from today until the last day in time, both in Bangkok; 0: today. @param dueAt the first ms that is too late */
export function daysUntil(dueAt: number, now: number): number {
  return Math.max(0, dayOf(dueAt - 1) - dayOf(now));
}

/** The first ms of tomorrow in Bangkok. */
export function endOfDay(now: number): number {
  return (dayOf(now) + 1) * DAY - BANGKOK_OFFSET;
}
