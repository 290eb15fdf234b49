import { problem } from '../../../shared/api/problems.ts';
import { afterWithdraw } from '../../../shared/report/lifecycle.ts';
import type { Notice } from '../../conversation/notices.ts';
import type { Planned } from '../plan.ts';
import { mayUndo, type ReopenFacts, type ReopenInput } from './reopen.ts';
import { tell, untell } from './tell.ts';
import { uncertify } from './uncertify.ts';

/**
 * The certification was wrong, the report need not be: it waits in the queue again, its points are taken back, and she is told
 * why with her next reply. Her menu stays: it is the same for both states (shared/reminders/stage).
 */
export function withdraw(facts: ReopenFacts, input: ReopenInput): Planned<{ state: 'submitted'; seq: number }> {
  const { report, now, pack } = facts;
  const { why, errand } = input;
  const refused = mayUndo(facts, input);
  if (refused) return refused;
  const state = afterWithdraw(report.state);
  if (state !== 'submitted') return problem(state === 'not-certified' ? state : 'not-submitted');
  const seq = report.seq + 1;
  const { id, month, version, points } = report;
  const lane = errand?.lineUserId ?? null;
  const notice: Notice = { notice: 'report-withdrawn', args: { month, points, reason: why.text } };
  return {
    statements: [
      ...uncertify(facts, {
        state,
        kind: 'withdrawn',
        actorId: input.reviewerId,
        lentBy: input.lentBy,
        entryId: input.entryId,
        returnReason: null,
        returnItem: null,
        detail: { version, code: why.code, reason: why.text, item: why.item, pack },
      }),
      ...untell(lane, id, report.seq, now),
      ...tell([{ lane, reportId: id, seq, notice }], null, now),
    ],
    outcome: { state, seq },
  };
}
