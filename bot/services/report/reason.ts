import { type Problem, problem } from '../../../shared/api/problems.ts';
import { type FormDefinition, itemByCode } from '../../../shared/report/form.ts';
import type { ReasonCode } from '../../../shared/report/review-reasons.ts';
import { reasonText } from '../../../shared/text/review-reasons.ts';
import { maskIds } from '../../../shared/thai/normalize.ts';
import { invalidAnswers } from './submit.ts';

/** Why an officer sends back, opens again or takes back: one of the list, words, or both; and which answer she means. */
export interface GivenReason {
  readonly reason?: ReasonCode | null | undefined;
  readonly words?: string | null | undefined;
  readonly item?: string | null | undefined;
}

/** As it is kept and told: without anybody's citizen id, and never empty. */
export interface CheckedReason {
  readonly code: ReasonCode | null;
  readonly text: string;
  readonly item: string | null;
}

/** @param form of the version that it is about */
export function checkReason(given: GivenReason, form: FormDefinition | null): CheckedReason | Problem {
  const code = given.reason ?? null;
  const item = given.item ?? null;
  const text = reasonText(code, given.words ? maskIds(given.words) : null);
  if (text === null) return problem('reason-needed');
  if (item !== null && !(form && itemByCode(form, item))) return invalidAnswers([{ path: item, code: 'unknown-item' }]);
  return { code, text, item };
}
