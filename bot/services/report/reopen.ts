import { type Problem, problem } from '../../../shared/api/problems.ts';
import { afterReopen, mayNotVouch } from '../../../shared/report/lifecycle.ts';
import { addReportEvent, moveReport } from '../../db/queries/report.ts';
import type { Statement } from '../../db/statement.ts';
import { audit, inDutyOf } from '../audit.ts';
import { menuAfter } from '../people/menu-of.ts';
import type { Planned } from '../plan.ts';
import { type SendBackFacts, type SendBackInput, tellReturned } from './send-back.ts';
import { NOT_CERTIFIED } from './submit.ts';
import { untell } from './tell.ts';
import { uncertify } from './uncertify.ts';

export interface ReopenFacts extends SendBackFacts {
  /** The number of the evidence pack that holds the report, if one does. */
  readonly pack: number | null;
}

export interface ReopenInput extends SendBackInput {
  /** A fresh UUIDv7 for the ledger entry. */
  readonly entryId: string;
  /** The officer knows that a new evidence pack must follow. */
  readonly newPack: boolean;
}

/** Nobody opens or takes back her own; what a pack holds only with a new pack to follow. */
export function mayUndo({ report, pack }: ReopenFacts, { reviewerId, newPack }: ReopenInput): Problem | null {
  const { personId } = report;
  if (mayNotVouch({ judgeId: reviewerId, personId, filedBy: null })) return problem('own-report');
  return pack !== null && report.state === 'certified' && !newPack ? problem('in-pack', { pack }) : null;
}

/**
 * An officer opens a report again: a certified one goes back to the volunteer and its points are taken back; one that was
 * sent back and cannot come again waits in the queue as it is.
 */
export function reopen(
  facts: ReopenFacts,
  input: ReopenInput,
): Planned<{ state: 'returned' | 'submitted'; seq: number }> {
  const { report } = facts;
  const refused = mayUndo(facts, input);
  if (refused) return refused;
  const state = afterReopen(report.state);
  const seq = report.seq + 1;
  if (state === 'returned') return { statements: giveBack(facts, input), outcome: { state, seq } };
  if (state === 'submitted') return { statements: takeIn(facts, input, seq), outcome: { state, seq } };
  return problem(state === 'certified' ? 'report-certified' : state);
}

function giveBack(facts: ReopenFacts, input: ReopenInput): Statement[] {
  const { report, now, pack } = facts;
  const { why, errand } = input;
  const lane = errand?.lineUserId ?? null;
  const detail = { version: report.version, code: why.code, reason: why.text, item: why.item, pack };
  return [
    ...uncertify(facts, {
      state: 'returned',
      kind: 'reopened',
      actorId: input.reviewerId,
      lentBy: input.lentBy,
      entryId: input.entryId,
      returnReason: why.text,
      returnItem: why.item,
      detail,
    }),
    ...menuAfter(facts.menu, { month: report.month, state: 'returned' }, errand, now),
    ...untell(lane, report.id, report.seq, now),
    ...tellReturned(facts, input),
  ];
}

function takeIn(facts: ReopenFacts, { reviewerId, why, errand, lentBy }: ReopenInput, seq: number): Statement[] {
  const { report, unitId, now: at, filer } = facts;
  const { id, version, month } = report;
  const actor = `person:${reviewerId}`;
  const state = 'submitted';
  const detail = { version, code: why.code, item: why.item };
  return [
    moveReport({ ...NOT_CERTIFIED, unitId, id, seq, version, state, returnReason: null, returnItem: null }),
    addReportEvent({
      unitId,
      reportId: id,
      seq,
      kind: 'reopened',
      actor,
      at,
      detail: JSON.stringify({ ...detail, reason: why.text, ...inDutyOf(lentBy) }),
    }),
    ...audit({ unitId, at, actor, action: 'report.reopened', subject: `report:${id}`, detail, lentBy }),
    ...menuAfter(facts.menu, { month, state }, errand, at),
    ...untell(errand?.lineUserId ?? null, id, report.seq, at),
    ...untell(filer?.lineUserId ?? null, id, report.seq, at, 'filer'),
  ];
}
