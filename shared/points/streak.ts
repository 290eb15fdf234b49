import { addMonths, type Month } from '../calendar/months.ts';

export interface StreakMonth {
  readonly month: Month;
  /** The first version reached the server before the month was due. */
  readonly onTime: boolean;
  /** Its certification was taken back. */
  readonly withdrawn: boolean;
}

/** How many months directly before this one, without a gap, were reported in time and not withdrawn. */
export function streakBefore(month: Month, history: readonly StreakMonth[]): number {
  const good = new Set(history.filter((past) => past.onTime && !past.withdrawn).map((past) => past.month));
  let streak = 0;
  while (good.has(addMonths(month, -streak - 1))) streak += 1;
  return streak;
}
