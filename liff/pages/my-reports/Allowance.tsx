import type { ReportState } from '../../../shared/report/lifecycle.ts';
import { ALLOWANCE } from '../../../shared/text/report-page.ts';

/** Where the report stands on the way to the allowance. It never promises money (design.md, "Allowance"). */
export function Allowance({ state }: { state: ReportState }) {
  return (
    <section class="card">
      <h2>{ALLOWANCE.title}</h2>
      <p>{ALLOWANCE[state]}</p>
      <p class="hint">{ALLOWANCE.noPromise}</p>
    </section>
  );
}
