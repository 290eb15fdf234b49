import type { DashboardAnswer } from '../../../shared/api/dashboard.ts';
import { DASHBOARD } from '../../../shared/text/staff-dashboard.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { thaiMonthShort } from '../../../shared/thai/dates.ts';
import { RateBar, showRate } from './Rate.tsx';

/** Twelve months as bars in a table: what is seen and what is read are the same thing. */
export function AreaTrend({ answer: { trend } }: { answer: DashboardAnswer }) {
  return (
    <section class="card" aria-labelledby="trend">
      <h2 id="trend">{DASHBOARD.trend}</h2>
      <table class="figures trend">
        <thead>
          <tr>
            <th scope="col">{DASHBOARD.month}</th>
            <th scope="col">{DASHBOARD.share}</th>
            <th scope="col">{DASHBOARD.certified}</th>
            <th scope="col">{DASHBOARD.entitled}</th>
          </tr>
        </thead>
        <tbody>
          {trend.map(({ month, certifiedRate, level, certified, entitled }) => (
            <tr key={month}>
              <th scope="row">
                {thaiMonthShort(month)}
                <RateBar rate={certifiedRate} level={level} />
              </th>
              <td class="num">{showRate(certifiedRate)}</td>
              <td class="num">{formatCount(certified)}</td>
              <td class="num">{formatCount(entitled)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
