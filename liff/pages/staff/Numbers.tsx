import type { ReviewAnswer } from '../../../shared/api/review.ts';
import { type FormDefinition, itemByCode } from '../../../shared/report/form.ts';
import { NUMBERS } from '../../../shared/text/staff-report.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { type Compared, splitCompared } from './compare.ts';

interface Props {
  report: ReviewAnswer;
  form: FormDefinition | null;
}

/** What differs from last month first, or her largest numbers; the rest folded away. */
export function Numbers({ report, form }: Props) {
  const { differs, first, rest } = splitCompared(report.compared);
  return (
    <section class="card" aria-labelledby="numbers">
      <h2 id="numbers">{NUMBERS.title}</h2>
      {!differs && <p>{report.compared.every(({ before }) => before === null) ? NUMBERS.noLast : NUMBERS.none}</p>}
      {first.length > 0 && <Table lines={first} form={form} caption={differs ? NUMBERS.differing : NUMBERS.largest} />}
      {rest.length > 0 && (
        <details class="fold">
          <summary>{NUMBERS.rest(rest.length)}</summary>
          <Table lines={rest} form={form} caption={NUMBERS.rest(rest.length)} />
        </details>
      )}
    </section>
  );
}

function Table({ lines, form, caption }: { lines: readonly Compared[]; form: FormDefinition | null; caption: string }) {
  return (
    <table class="figures">
      <caption class="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{NUMBERS.item}</th>
          <th scope="col">{NUMBERS.value}</th>
          <th scope="col">{NUMBERS.before}</th>
          <th scope="col">{NUMBERS.median}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ code, value, before, median }) => (
          <tr key={code}>
            <th scope="row">{(form && itemByCode(form, code)?.label) ?? code}</th>
            <td class="num">
              <b>{value === null ? NUMBERS.empty : formatCount(value)}</b>
            </td>
            <td class="num">{before === null ? NUMBERS.unknown : formatCount(before)}</td>
            <td class="num">{median === null ? NUMBERS.unknown : formatCount(Math.round(median))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
