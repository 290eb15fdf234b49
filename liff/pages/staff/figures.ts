import type { ChildFigures, DashboardAnswer, FiguresShape } from '../../../shared/api/dashboard.ts';
import { DAY_MS } from '../../../shared/calendar/days.ts';
import { addMonths, monthAt } from '../../../shared/calendar/months.ts';
import { perReport } from '../../../shared/dashboard/compare.ts';
import { DASHBOARD } from '../../../shared/text/staff-dashboard.ts';
import { formatCount } from '../../../shared/thai/count.ts';

/** `93.5`; a dash where there is nothing to be a share of. */
export const showRate = (rate: number | null) => (rate === null ? '–' : String(rate));

export const lateOf = ({ reported, onTime }: Pick<FiguresShape, 'reported' | 'onTime'>) => reported - onTime;

/** Days to one decimal, of a median wait; the first day is not counted. */
export function waitDays(ms: number | null): string {
  if (ms === null) return '–';
  return ms < DAY_MS ? DASHBOARD.lessThanOne : (ms / DAY_MS).toFixed(1);
}

/** Whole days that something has waited by now. */
export function daysSince(at: string, now: number): string {
  const days = Math.floor((now - Date.parse(at)) / DAY_MS);
  return days < 1 ? DASHBOARD.lessThanOne : formatCount(days);
}

/** Who needs attention first: the smallest share that reported, then most to certify. Nobody entitled: last. */
export function byNeed(all: readonly ChildFigures[]): ChildFigures[] {
  const share = ({ reportedRate }: ChildFigures) => reportedRate ?? Number.POSITIVE_INFINITY;
  return [...all].sort((a, b) => Math.sign(share(a) - share(b)) || b.waiting - a.waiting);
}

/** What keeps a month's figures from being the last word; of `settled` nothing does. */
export type MonthSays = 'future' | 'notBuilt' | 'nothing' | 'nobody' | 'notDue' | 'late' | 'settled';

type Seen = Pick<DashboardAnswer, 'month' | 'builtAt' | 'dueAt' | 'closesAt'> & {
  total: Pick<FiguresShape, 'entitled'>;
};

export function monthSays({ month, builtAt, dueAt, closesAt, total }: Seen, now: number): MonthSays {
  const current = monthAt(now);
  if (month > current) return 'future';
  // Of these two the job makes figures even where nobody is; of earlier ones only where something is.
  if (builtAt === null) return month < addMonths(current, -1) ? 'nothing' : 'notBuilt';
  if (total.entitled === 0) return 'nobody';
  if (now < Date.parse(dueAt)) return 'notDue';
  return now < Date.parse(closesAt) ? 'late' : 'settled';
}

/** Whether there is something to show: of the other months there is only something to say. */
export const isShown = (says: MonthSays): says is 'notDue' | 'late' | 'settled' =>
  says === 'notDue' || says === 'late' || says === 'settled';

/** The months from the first that anything is known of. */
export function knownMonths(trend: DashboardAnswer['trend']): DashboardAnswer['trend'] {
  const first = trend.findIndex(({ entitled, reported }) => entitled + reported > 0);
  return first < 0 ? [] : trend.slice(first);
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
