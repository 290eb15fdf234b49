import type { ChildFigures, DashboardAnswer, FiguresShape } from '../../../shared/api/dashboard.ts';
import { DAY_MS } from '../../../shared/calendar/days.ts';
import { monthAt } from '../../../shared/calendar/months.ts';
import { perReport } from '../../../shared/dashboard/compare.ts';

/** `93.5`; a dash where there is nothing to be a share of. */
export const showRate = (rate: number | null) => (rate === null ? '–' : String(rate));

export const lateOf = ({ reported, onTime }: Pick<FiguresShape, 'reported' | 'onTime'>) => reported - onTime;

/** Days to one decimal, of a median wait. */
export const waitDays = (ms: number | null) => (ms === null ? '–' : (ms / DAY_MS).toFixed(1));

/** Whole days that something has waited by now. */
export const daysSince = (at: string, now: number) => Math.max(0, Math.floor((now - Date.parse(at)) / DAY_MS));

/** Who needs attention first: the smallest share that reported, then most to certify. Nobody entitled: last. */
export function byNeed(all: readonly ChildFigures[]): ChildFigures[] {
  const share = ({ reportedRate }: ChildFigures) => reportedRate ?? Number.POSITIVE_INFINITY;
  return [...all].sort((a, b) => Math.sign(share(a) - share(b)) || b.waiting - a.waiting);
}

/** What keeps a month's figures from being the last word. */
export type MonthSays = 'future' | 'notBuilt' | 'nobody' | 'notDue' | 'settled';

type Seen = Pick<DashboardAnswer, 'month' | 'builtAt' | 'dueAt'> & { total: Pick<FiguresShape, 'entitled'> };

export function monthSays({ month, builtAt, dueAt, total }: Seen, now: number): MonthSays {
  if (month > monthAt(now)) return 'future';
  if (builtAt === null) return 'notBuilt';
  if (total.entitled === 0) return 'nobody';
  return now < Date.parse(dueAt) ? 'notDue' : 'settled';
}

/** Twice, and half: what is worth a second look. Source: our own choice. */
const FAR = 2;
/** Below one in a report a middle says nothing. */
const LEAST_MEDIAN = 1;

/** What one report says of an item against the middle: how many times as much, `less` than half, or nothing to say. */
export function farOff(each: number | null, median: number | null): number | 'less' | null {
  if (each === null || median === null || median < LEAST_MEDIAN) return null;
  if (each >= median * FAR) return perReport(each, median);
  return each * FAR < median ? 'less' : null;
}
