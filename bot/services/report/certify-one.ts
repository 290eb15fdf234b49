import { isProblem } from '../../../shared/api/problems.ts';
import type { Notice } from '../../conversation/notices.ts';
import type { Planned } from '../plan.ts';
import { type CertifyInput, certify } from './certify.ts';
import type { ReviewFacts } from './review-facts.ts';
import { type PushFacts, tell } from './tell.ts';

/** One report certified by itself: with what the volunteer is told. @param push when its ten minutes are over; null: none */
export function certifyOne(
  facts: ReviewFacts,
  input: CertifyInput,
  push: PushFacts | null,
): Planned<{ state: 'certified'; seq: number }> {
  const planned = certify(facts, input);
  if (isProblem(planned)) return planned;
  const { report, lineUserId: lane, now } = facts;
  const { id: reportId, month, number, points } = report;
  const { seq } = planned.outcome;
  const notice: Notice = { notice: 'report-certified', args: { month, number, points } };
  return {
    statements: [...planned.statements, ...tell([{ lane, reportId, seq, notice }], push, now)],
    outcome: { state: 'certified', seq },
  };
}
