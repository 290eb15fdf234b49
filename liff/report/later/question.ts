import { type Warning, warningsOf } from '../../../shared/report/flags.ts';
import { QUESTION } from '../../../shared/text/form-after.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import type { ReportController } from '../controller.ts';

/** Numbers that deserve a second look. */
export function warningsIn(c: ReportController): Warning[] {
  const form = c.form.value;
  const { households } = c.who.value;
  return form ? warningsOf(form, c.answers.value, { households, usual: c.month.value.usual }) : [];
}

/** A question that blocks nothing. */
export function question({ kind, limit }: Warning): string {
  return QUESTION[kind](formatCount(limit));
}

export function questionAbout(c: ReportController, code: string): string | null {
  const found = warningsIn(c).find((one) => one.code === code);
  return found ? question(found) : null;
}
