import type { DashboardAnswer } from '../../../shared/api/dashboard.ts';
import { DASHBOARD, TREND } from '../../../shared/text/staff-dashboard.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { thaiMonthShort } from '../../../shared/thai/dates.ts';
import { Cell, Heads } from './Cell.tsx';
import { knownMonths, lateOf, monthSays, showRate } from './figures.ts';
import { TrendPlot } from './TrendPlot.tsx';

const HEADS = [
  { head: DASHBOARD.reportedRate },
  { head: DASHBOARD.late, spare: true },
  { head: DASHBOARD.certifiedRate },
];

interface Props {
  answer: DashboardAnswer;
  now: number;
}

/** Twelve months: seen, and read beside it. */
export function AreaTrend({ answer, now }: Props) {
  const { area, trend, month } = answer;
  const notDue = monthSays(answer, now) === 'notDue' ? month : null;
  const known = knownMonths(trend);
  if (known.length === 0) return null;
  return (
    <section class="card" aria-labelledby="trend">
      <h2 id="trend">{TREND.title}</h2>
      <div class="pair">
        <TrendPlot name={area.name} trend={trend} notDue={notDue} />
        <table class="figures">
          <Heads first={TREND.month} heads={HEADS} />
          <tbody>
            {[...known].reverse().map((one, n, all) => (
              <Row key={one.month} one={one} before={all[n + 1] ?? null} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

type Month = DashboardAnswer['trend'][number];

/** Shares with the number of people small below them, as the quota below the month; where that has changed, by how much. */
function Row({ one, before }: { one: Month; before: Month | null }) {
  const { month, entitled, reported, certified, reportedRate, certifiedRate } = one;
  const changed = before === null || before.entitled === 0 ? 0 : entitled - before.entitled;
  return (
    <tr>
      <th scope="row">
        {thaiMonthShort(month)}
        <span class="d">
          {DASHBOARD.entitled} {formatCount(entitled)}
          {changed !== 0 && ` ${TREND.changed(changed > 0, formatCount(Math.abs(changed)))}`}
        </span>
      </th>
      <Cell below={formatCount(reported)}>{showRate(reportedRate)}</Cell>
      <Cell spare>{formatCount(lateOf(one))}</Cell>
      <Cell below={formatCount(certified)}>{showRate(certifiedRate)}</Cell>
    </tr>
  );
}
