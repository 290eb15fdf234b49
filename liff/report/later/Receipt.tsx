import { Check } from 'lucide';
import type { Receipt } from '../../../shared/api/shapes.ts';
import { showReceiptNumber } from '../../../shared/report/receipt.ts';
import { SENT_PAGE } from '../../../shared/text/form-receipt.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { thaiDate, thaiDateTime, thaiMonth } from '../../../shared/thai/dates.ts';
import { Icon } from '../../components/Icon.tsx';
import type { ReportController } from '../controller.ts';
import type { View } from '../view.ts';

/** What she keeps: the number, and what happens next. Not a promise of payment (design.md, "Allowance"). */
export function ReceiptPage({ c, v, receipt }: { c: ReportController; v: View; receipt: Receipt }) {
  const { number, month, submittedAt, version, pendingPoints, missing } = receipt;
  const facts = [
    [SENT_PAGE.month, thaiMonth(month)],
    [SENT_PAGE.at, thaiDateTime(Date.parse(submittedAt))],
    ...(version > 1 ? [[SENT_PAGE.version, String(version)]] : []),
    ...(pendingPoints > 0 ? [[SENT_PAGE.points, SENT_PAGE.waiting(formatCount(pendingPoints))]] : []),
    [SENT_PAGE.next, nextStep(c)],
  ];
  const stands = (states: readonly string[]) => c.extras.value.filter(({ state }) => states.includes(state)).length;
  const following = stands(['preparing', 'kept', 'waiting']);
  const Extras = stands(['no-consent']) > 0 && v.rareParts()?.Extras;
  return (
    <>
      <section class="card big">
        <span class="sign">
          <Icon of={Check} size={44} />
        </span>
        <p>
          {SENT_PAGE.number}
          <b class="number num">{showReceiptNumber(number)}</b>
        </p>
        <dl>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {missing.length > 0 && <p class="ask">{SENT_PAGE.missing(missing.length)}</p>}
        {following > 0 && <p class="hint">{SENT_PAGE.extras(following)}</p>}
        <p class="hint">{SENT_PAGE.noPromise}</p>
      </section>
      {Extras && <Extras c={c} />}
      <a class="btn" href="/liff/my-reports">
        {SENT_PAGE.reports}
      </a>
      <div class="pair">
        <a class="btn ghost" href="/liff/points">
          {SENT_PAGE.pointsLink}
        </a>
        <button type="button" class="btn ghost" onClick={() => c.editAgain()}>
          {SENT_PAGE.again}
        </button>
      </div>
    </>
  );
}

/** Who looks at it, and by when, as far as the server told. */
function nextStep(c: ReportController): string {
  const unit = c.who.value.unitName ?? SENT_PAGE.unit;
  const { sure, reviewDueAt } = c.month.value;
  return sure ? SENT_PAGE.nextStepBy(unit, thaiDate(reviewDueAt - 1)) : SENT_PAGE.nextStep(unit);
}
