import { CHOOSE_MONTH } from '../../../shared/text/form-month.ts';
import { thaiMonth } from '../../../shared/thai/dates.ts';
import type { ReportController } from '../controller.ts';
import type { View } from '../view.ts';

/** Where there is a choice of months. */
export function ChangeMonth({ c, v }: { c: ReportController; v: View }) {
  return c.choices.value.length < 2 ? null : (
    <button type="button" class="link all" onClick={() => v.go('months')}>
      {CHOOSE_MONTH}
      <span class="hint">{thaiMonth(c.month.value.month)}</span>
    </button>
  );
}
