import { type Day, dayAt, startOfDay } from '../calendar/days.ts';

/** Nobody is written to from `from` in the evening to `until` in the morning, hours in Bangkok. */
export const QUIET = { from: 20, until: 7, source: 'the issue: quiet hours 20:00–07:00' } as const;

/** Days without reminders: 'YYYY-MM-DD', or 'MM-DD' for each year. */
export type Holidays = ReadonlySet<string>;

const HOUR = 60 * 60 * 1000;
/** Beyond a year every day of the year has had its turn. */
const FURTHEST = 400;

export function isHoliday(day: Day, holidays: Holidays): boolean {
  return holidays.has(day) || holidays.has(day.slice(5));
}

/** Whether a push may leave at this instant (ms): by day, and on no holiday. */
export function maySend(now: number, holidays: Holidays): boolean {
  const day = dayAt(now);
  const hour = (now - startOfDay(day)) / HOUR;
  return hour >= QUIET.until && hour < QUIET.from && !isHoliday(day, holidays);
}

/** The first instant from now on at which a push may leave; null: every day is a holiday. */
export function nextSendTime(now: number, holidays: Holidays): number | null {
  if (maySend(now, holidays)) return now;
  const today = startOfDay(dayAt(now));
  for (let days = 0; days < FURTHEST; days++) {
    const morning = today + days * 24 * HOUR + QUIET.until * HOUR;
    if (morning > now && maySend(morning, holidays)) return morning;
  }
  return null;
}
