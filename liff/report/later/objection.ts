import { isAllZero, missingItems } from '../../../shared/report/answers.ts';
import { itemsOf } from '../../../shared/report/form.ts';
import type { ReportController } from '../controller.ts';
import type { Objection } from '../view.ts';

/** What "send" asks about first; null where nothing is in the way. Gaps may go as they are. */
export function objectionTo(c: ReportController, reason: string, andGaps: boolean): Objection | null {
  const form = c.form.value;
  if (form === null) return null;
  const answers = c.answers.value;
  const missing = missingItems(form, answers).length;
  if (missing === itemsOf(form).length) return 'nothing';
  if (missing > 0 && !andGaps) return 'gaps';
  return isAllZero(form, answers) && reason.trim() === '' ? 'reason' : null;
}
