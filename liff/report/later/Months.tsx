import { Phone } from 'lucide';
import { CHOOSE_MONTH } from '../../../shared/text/form-month.ts';
import { CLOSED, MONTHS, WAYS } from '../../../shared/text/form-rare.ts';
import { thaiDate, thaiMonth } from '../../../shared/thai/dates.ts';
import { Icon } from '../../components/Icon.tsx';
import type { MonthChoice, ReportController } from '../controller.ts';
import type { Closed } from '../screen.ts';
import type { View } from '../view.ts';
import { ChangeMonth } from './ChangeMonth.tsx';

interface Props {
  c: ReportController;
  v: View;
}

/** Due and close are the first instant after the last day: that day is the one to say. */
function stateOf({ report, state, dueAt, closesAt }: MonthChoice): string {
  if (report) return MONTHS.reports[report.state];
  if (state === 'open') return MONTHS.due(thaiDate(dueAt - 1));
  return state === 'late' ? MONTHS.late(thaiDate(closesAt - 1)) : MONTHS[state];
}

/** On the first days of a month there are two to choose from. */
export function MonthsPage({ c, v }: Props) {
  return (
    <ul class="card rows">
      {c.choices.value.map((choice) => (
        <li key={choice.month}>
          <button
            type="button"
            class="link"
            aria-current={choice.month === c.month.value.month}
            onClick={() => {
              c.chooseMonth(choice.month);
              v.go(1);
            }}
          >
            <b>{thaiMonth(choice.month)}</b>
            <span class="hint">{stateOf(choice)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

export const monthsTitle = CHOOSE_MONTH;

/** This month takes no report (any more, or yet), or none is hers to report. */
export function ClosedPage({ c, v, why }: Props & { why: Closed }) {
  const { unitPhone } = c.who.value;
  return (
    <>
      <section class="card">
        <p class="lines">{CLOSED.body[why](thaiDate(c.month.value.closesAt - 1))}</p>
      </section>
      {unitPhone && (
        <a class="btn" href={`tel:${unitPhone}`}>
          <Icon of={Phone} />
          {WAYS.call}
        </a>
      )}
      {why === 'no-duty' ? (
        <a class="btn ghost" href="/liff/">
          {WAYS.home}
        </a>
      ) : (
        <a class="btn ghost" href="/liff/my-reports">
          {WAYS.reports}
        </a>
      )}
      <ChangeMonth c={c} v={v} />
    </>
  );
}
