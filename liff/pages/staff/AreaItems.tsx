import type { DashboardAnswer } from '../../../shared/api/dashboard.ts';
import { DASHBOARD } from '../../../shared/text/staff-dashboard.ts';
import { formatCount } from '../../../shared/thai/count.ts';

/** What all reports say together; folded, for it is long. */
export function AreaItems({ answer: { items } }: { answer: DashboardAnswer }) {
  return (
    <section class="card">
      <details class="fold">
        <summary>{DASHBOARD.items}</summary>
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">{DASHBOARD.item}</th>
              <th scope="col">{DASHBOARD.now}</th>
              <th scope="col">{DASHBOARD.before}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ code, text, unit, now, before }) => (
              <tr key={code}>
                <th scope="row">
                  {text} <span class="d">{unit}</span>
                </th>
                <td class="num">
                  <b>{formatCount(now)}</b>
                </td>
                <td class="num">{formatCount(before)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
