import { type Problem, problem } from '../../../shared/api/problems.ts';
import { type MonthWindow, monthState } from '../../../shared/calendar/deadlines.ts';
import { canonicalAnswers, checkAnswers } from '../../../shared/report/answers.ts';
import type { FormDefinition } from '../../../shared/report/form.ts';
import { writeDraft } from '../../db/queries/draft.ts';
import type { Planned } from '../plan.ts';
import { invalidAnswers } from '../report/submit.ts';
import type { DraftCopy } from './reading.ts';

export interface KeepDraftFacts {
  readonly now: number;
  /** The LINE user whose draft it is. */
  readonly lane: string;
  readonly window: MonthWindow;
  readonly form: FormDefinition;
  readonly current: DraftCopy | null;
  /** What it would become was sent already: an autosave that was long on its way. */
  readonly sent: boolean;
}

export interface KeepDraftInput extends Pick<DraftCopy, 'source' | 'submissionId' | 'formVersion' | 'basedOn'> {
  readonly answers: unknown;
  /** The number of the copy that the writer saw last, null for none; undefined replaces whatever is there. */
  readonly seen: number | null | undefined;
}

/**
 * Keeps the newest numbers that were typed and not sent, so that another phone, or the chat, goes on from there. Who has
 * not seen the newest copy is shown it instead of writing over it.
 */
export function keepDraft(facts: KeepDraftFacts, input: KeepDraftInput): Planned<{ draft: DraftCopy }> {
  const { current, form, lane, now, window } = facts;
  if (input.formVersion !== form.version) return { ...problem('form-changed'), current: { formVersion: form.version } };
  const checked = checkAnswers(form, input.answers);
  if ('errors' in checked) return invalidAnswers(checked.errors);
  const state = monthState(window, now);
  if (state === 'not-open') return problem('month-not-open');
  if (state === 'closed') return problem('month-closed', { closedAt: window.closesAt });
  if (facts.sent || (input.seen !== undefined && input.seen !== (current?.seq ?? null))) return overtaken(current);
  const { source, submissionId, formVersion, basedOn } = input;
  const { month } = window;
  const seq = (current?.seq ?? 0) + 1;
  const { answers } = checked;
  const text = canonicalAnswers(form, answers);
  return {
    statements: [writeDraft({ lane, month, seq, source, submissionId, formVersion, basedOn, answers: text, at: now })],
    outcome: { draft: { month, seq, source, submissionId, formVersion, basedOn, answers, updatedAt: now } },
  };
}

const overtaken = (current: DraftCopy | null): Problem => ({ ...problem('draft-conflict'), current });
