import type { ReviewAnswer } from '../../../shared/api/review.ts';
import { type FormDefinition, itemByCode } from '../../../shared/report/form.ts';
import { WHY } from '../../../shared/text/staff-report.ts';
import { Choice } from './Choice.tsx';
import { type Compared, splitCompared } from './compare.ts';

interface Props {
  report: ReviewAnswer;
  form: FormDefinition;
  item: string | null;
  choose: (item: string | null) => void;
}

/** The item that she should look at: those that differ stand first, for it is mostly one of them. */
export function ItemChoice({ report, form, item, choose }: Props) {
  const { first, rest } = splitCompared(report.compared);
  const rows = (lines: readonly Compared[]) =>
    lines.map(({ code }) => (
      <Choice
        key={code}
        name="item"
        label={itemByCode(form, code)?.label ?? code}
        on={item === code}
        choose={() => choose(code)}
      />
    ));
  return (
    <details class="fold">
      <summary>{WHY.item}</summary>
      <fieldset class="choices">
        <legend class="sr">{WHY.item}</legend>
        <Choice name="item" label={WHY.wholeReport} on={item === null} choose={() => choose(null)} />
        {rows(first)}
        <details class="fold">
          <summary>{WHY.otherItems}</summary>
          {rows(rest)}
        </details>
      </fieldset>
    </details>
  );
}
