import type { DashboardAnswer, DashboardTable } from '../../../shared/api/dashboard.ts';
import type { Month } from '../../../shared/calendar/months.ts';
import { perReport } from '../../../shared/dashboard/compare.ts';
import { rateOf } from '../../../shared/dashboard/rate.ts';
import { ALL_OF, DASHBOARD_COLUMNS, IN_NO_VILLAGE, ITEM_COLUMNS } from '../../../shared/text/staff-dashboard-table.ts';
import { thaiDate, thaiMonth } from '../../../shared/thai/dates.ts';
import { type Cell, csvOf } from '../profile/csv.ts';
import type { Dashboard } from './reading.ts';
import type { Sums } from './sums.ts';

const HOUR = 3_600_000;

interface Shown {
  readonly area: { readonly name: string };
  readonly month: Month;
  readonly read: Dashboard;
  readonly items: DashboardAnswer['items'];
}

/** A table of a dashboard: each area below and all together, each month, or each item. */
export function dashboardCsv(table: DashboardTable, { area, month, read, items }: Shown): string {
  const { children, total, trend } = read;
  const all = `${ALL_OF} ${area.name}`;
  if (table === 'items') {
    const each = (sum: number, reports = 0) => perReport(sum, reports) ?? '';
    const rows = items.map(({ code, text, unit, now, before, median }) => {
      const means = [each(now, total.reported), each(before, trend.at(-2)?.reported), median ?? ''];
      return [code, text, unit, thaiMonth(month), now, before, ...means];
    });
    return csvOf(ITEM_COLUMNS, rows);
  }
  if (table === 'months')
    return csvOf(
      DASHBOARD_COLUMNS,
      trend.map((sums) => rowOf(all, sums.month, sums)),
    );
  const rows = children.map((child) => rowOf(child.kind === 'none' ? IN_NO_VILLAGE : child.name, month, child));
  return csvOf(DASHBOARD_COLUMNS, [...rows, rowOf(all, month, total)]);
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
