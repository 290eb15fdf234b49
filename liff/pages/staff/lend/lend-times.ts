import { addDays, type Day, dayAt, startOfDay } from '../../../../shared/calendar/days.ts';
import { addMonths, monthAt, startOfMonth } from '../../../../shared/calendar/months.ts';

/** Source: bot/services/people/delegate (a quarter); longer is an assignment. */
const LONGEST_DAYS = 92;

/** Days in Bangkok, both included; `from` null: from now on. */
export interface LendTimes {
  readonly from: Day | null;
  readonly until: Day;
}

/** The ends that are chosen most often, of what begins on a day: a week ends on Sunday. Of two on one day the first. */
export function endsAfter(from: Day): { readonly name: 'today' | 'week' | 'month'; readonly day: Day }[] {
  const start = startOfDay(from);
  // 0 is Sunday, at noon in Bangkok.
  const weekday = new Date(start + 12 * 3_600_000).getUTCDay();
  const ends = [
    { name: 'today', day: from },
    { name: 'week', day: addDays(from, 7 - weekday) },
    { name: 'month', day: dayAt(startOfMonth(addMonths(monthAt(start), 1)) - 1) },
  ] as const;
  const distinct = ends.filter(({ day }, at) => ends.findIndex((one) => one.day === day) === at);
  return distinct.sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** From now on until the end of the week. */
export function usualTimes(now: number): LendTimes {
  const today = dayAt(now);
  return { from: null, until: endsAfter(today).find(({ name }) => name === 'week')?.day ?? today };
}

/** The same with another beginning: what would end before it, or too late, ends as soon or as late as it may. */
export function fitted({ from, until }: LendTimes, now: number): LendTimes {
  const today = dayAt(now);
  const begin = from === null || from <= today ? today : from;
  const last = addDays(begin, LONGEST_DAYS - 1);
  const end = until < begin ? begin : until > last ? last : until;
  return { from: begin === today ? null : begin, until: end };
}

/** As the server takes them: the last day ends where the next one begins. */
export function instantsOf({ from, until }: LendTimes): { readonly from: string | null; readonly until: string } {
  const iso = (ms: number) => new Date(ms).toISOString();
  return { from: from && iso(startOfDay(from)), until: iso(startOfDay(addDays(until, 1))) };
}
