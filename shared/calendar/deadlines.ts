import { addMonths, type Month, monthAt, startOfMonth } from './months.ts';

/** The four instants of a reporting month, in ms. `dueAt`, `reviewDueAt` and `closesAt` are the first ms after. */
export interface MonthWindow {
  readonly month: Month;
  readonly opensAt: number;
  readonly dueAt: number;
  readonly reviewDueAt: number;
  readonly closesAt: number;
}

export type MonthState = 'not-open' | 'open' | 'late' | 'closed';

interface CalendarRule {
  /** First month that the rule holds for. */
  readonly from: Month;
  /** Days of the next month, counted from its start, until the report is due, reviewed and closed. */
  readonly dueDays: number;
  readonly reviewDays: number;
  readonly closeDays: number;
  readonly source: string;
}

/** Default calendar, oldest first. Areas override it with rows of their own (domain.md §2.2: deadlines differ by province). */
export const CALENDAR_RULES: readonly CalendarRule[] = [
  {
    from: '2000-01',
    dueDays: 0,
    reviewDays: 5,
    closeDays: 5,
    source: 'design default: due at the end of the month, reviewed and closed at the end of the 5th of the next',
  },
];

const DAY = 24 * 60 * 60 * 1000;

function ruleFor(month: Month): CalendarRule {
  const rule = CALENDAR_RULES.filter((row) => row.from <= month).pop() ?? CALENDAR_RULES[0];
  if (rule === undefined) throw new Error('no calendar rule');
  return rule;
}

/** The window of a month by the default calendar, with an area's own instants laid over it. */
export function windowOf(month: Month, override: Partial<Omit<MonthWindow, 'month'>> = {}): MonthWindow {
  const rule = ruleFor(month);
  const end = startOfMonth(addMonths(month, 1));
  return {
    month,
    opensAt: startOfMonth(month),
    dueAt: end + rule.dueDays * DAY,
    reviewDueAt: end + rule.reviewDays * DAY,
    closesAt: end + rule.closeDays * DAY,
    ...override,
  };
}

/** `late` = after the due time and before the close: still accepted, without the on-time points. */
export function monthState(window: MonthWindow, now: number): MonthState {
  if (now < window.opensAt) return 'not-open';
  if (now < window.dueAt) return 'open';
  return now < window.closesAt ? 'late' : 'closed';
}

/** Months that may be reported now: the previous one first while it still accepts, then the current one. */
export function candidateMonths(now: number): Month[] {
  const current = monthAt(now);
  const previous = addMonths(current, -1);
  return now < windowOf(previous).closesAt ? [previous, current] : [current];
}
