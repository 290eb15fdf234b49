import { BANGKOK_OFFSET } from '../../shared/calendar/months.ts';

/**
 * When work comes again: each `every` ms, counted from `at` ms after midnight in Bangkok. Asia/Bangkok keeps UTC+7 all year,
 * so this little is a whole crontab for us; croner is 10 KB of the Worker's 150.
 */
export interface Rhythm {
  readonly every: number;
  readonly at: number;
}

export const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Each day at a time of Bangkok. */
export function daily(hour: number, minute = 0): Rhythm {
  return { every: 24 * HOUR, at: hour * HOUR + minute * MINUTE };
}

/** Each hour, so many minutes past. */
export function hourly(minute: number): Rhythm {
  return { every: HOUR, at: minute * MINUTE };
}

/** So many minutes apart, from midnight on. */
export function everyMinutes(minutes: number): Rhythm {
  return { every: minutes * MINUTE, at: 0 };
}

/** The first time after `now`, ms. */
export function nextTime({ every, at }: Rhythm, now: number): number {
  const since = now + BANGKOK_OFFSET - at;
  return (Math.floor(since / every) + 1) * every + at - BANGKOK_OFFSET;
}
