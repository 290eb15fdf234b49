import type { DashboardAnswer } from '../../../shared/api/dashboard.ts';
import { TREND } from '../../../shared/text/staff-dashboard.ts';
import { thaiMonthShort } from '../../../shared/thai/dates.ts';
import { showRate } from './figures.ts';

/** The plot in three clauses: where it ends, and between what it moved. The table beside it has every number. */
export function said(trend: DashboardAnswer['trend']): string {
  const known = trend.flatMap(({ month, reportedRate: rate, certifiedRate }) =>
    rate === null ? [] : [{ name: thaiMonthShort(month), rate, certifiedRate }],
  );
  const last = known.at(-1);
  if (last === undefined) return TREND.none;
  const byRate = [...known].sort((a, b) => a.rate - b.rate);
  const [least, best] = [byRate[0] ?? last, byRate.at(-1) ?? last];
  return [
    TREND.said(last.name, showRate(last.rate), showRate(last.certifiedRate)),
    ...(known.length > 1
      ? [TREND.best(best.name, showRate(best.rate)), TREND.least(least.name, showRate(least.rate))]
      : []),
  ].join(' ');
}
