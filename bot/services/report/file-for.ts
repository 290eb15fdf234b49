import { isProblem } from '../../../shared/api/problems.ts';
import type { Notice } from '../../conversation/notices.ts';
import type { Planned } from '../plan.ts';
import { type SubmitFacts, type SubmitInput, type SubmitReceipt, submit } from './submit.ts';
import { tell } from './tell.ts';

/** Somebody files for a volunteer: the same as her own sending, and she is told who did, with her next reply. */
export function fileFor(
  facts: SubmitFacts,
  input: SubmitInput,
  filer: { readonly name: string },
): Planned<{ receipt: SubmitReceipt; replayed: boolean }> {
  const planned = submit(facts, input);
  if (isProblem(planned) || planned.outcome.replayed || input.filedBy === facts.personId) return planned;
  const { number, month, submittedAt } = planned.outcome.receipt;
  const told = {
    lane: input.errand?.lineUserId ?? null,
    reportId: facts.report?.id ?? input.newReportId,
    seq: (facts.report?.seq ?? 0) + 1,
    notice: { notice: 'report-filed', args: { month, number, by: filer.name, submittedAt } } satisfies Notice,
  };
  return { ...planned, statements: [...planned.statements, ...tell([told], null, facts.now)] };
}
