import type { Month } from '../../../shared/calendar/months.ts';
import { rateOf } from '../../../shared/dashboard/rate.ts';
import { ALL_OF, DASHBOARD_COLUMNS, IN_NO_VILLAGE } from '../../../shared/text/staff-dashboard-table.ts';
import { thaiDate, thaiMonth } from '../../../shared/thai/dates.ts';
import { type Cell, csvOf } from '../profile/csv.ts';
import type { Dashboard } from './reading.ts';
import type { Sums } from './sums.ts';

const HOUR = 3_600_000;

/** The table of a dashboard: each child, and all together. */
export function dashboardCsv(area: { readonly name: string }, month: Month, { children, total }: Dashboard): string {
  const rows = children.map((child) => rowOf(child.kind === 'none' ? IN_NO_VILLAGE : child.name, month, child));
  return csvOf(DASHBOARD_COLUMNS, [...rows, rowOf(`${ALL_OF} ${area.name}`, month, total)]);
}

function rowOf(name: string, month: Month, sums: Sums): Cell[] {
  const { entitled, reported, onTime, certified, returned, flagged, oldestWaitingAt: oldest, medianWaitMs } = sums;
  return [
    name,
    thaiMonth(month),
    entitled,
    reported,
    rateOf(reported, entitled) ?? '',
    onTime,
    certified,
    rateOf(certified, entitled) ?? '',
    returned,
    reported - certified - returned,
    flagged,
    oldest === null ? '' : thaiDate(oldest),
    medianWaitMs === null ? '' : Math.round((medianWaitMs * 10) / HOUR) / 10,
  ];
}
