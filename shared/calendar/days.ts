import { BANGKOK_OFFSET } from './months.ts';

/** A day in Asia/Bangkok, `YYYY-MM-DD`, ค.ศ. */
export type Day = string;

export const DAY_MS = 24 * 60 * 60 * 1000;

/** The day in Bangkok at an instant (ms since 1970, UTC). */
export function dayAt(ms: number): Day {
  return new Date(ms + BANGKOK_OFFSET).toISOString().slice(0, 10);
}

/** The first instant of a day in Bangkok, ms. */
export function startOfDay(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) - BANGKOK_OFFSET;
}

export function addDays(day: Day, n: number): Day {
  return dayAt(startOfDay(day) + n * DAY_MS);
}
