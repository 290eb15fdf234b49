import { addReportEvent, moveReport } from '../../db/queries/report.ts';
import type { Statement } from '../../db/statement.ts';
import { audit, type InDuty, inDutyOf } from '../audit.ts';
import { reverse } from '../points/reverse.ts';
import type { CertifyFacts } from './certify.ts';
import { NOT_CERTIFIED } from './submit.ts';

export interface Uncertified extends InDuty {
  readonly state: 'submitted' | 'returned';
  readonly kind: 'reopened' | 'withdrawn';
  readonly actorId: string;
  /** A fresh UUIDv7 for the ledger entry. */
  readonly entryId: string;
  /** What she reads, and which answer is meant; for a report that goes back to her. */
  readonly returnReason: string | null;
  readonly returnItem: string | null;
  /** For the report's history; ids and words that were looked through, never numbers. */
  readonly detail: Readonly<Record<string, string | number | null>>;
}

/** A certification ends, whatever for: the report moves on and its points are taken back, in one commit. */
export function uncertify({ report, unitId, now: at }: CertifyFacts, input: Uncertified): Statement[] {
  const { id, personId, month, version, points } = report;
  const { state, kind, returnReason, returnItem, lentBy } = input;
  const seq = report.seq + 1;
  const actor = `person:${input.actorId}`;
  const { reason: _, ...noted } = input.detail;
  return [
    moveReport({ ...NOT_CERTIFIED, unitId, id, seq, version, state, returnReason, returnItem }),
    addReportEvent({
      unitId,
      reportId: id,
      seq,
      kind,
      actor,
      at,
      detail: JSON.stringify({ ...input.detail, ...inDutyOf(lentBy) }),
    }),
    ...reverse({
      unitId,
      personId,
      entryId: input.entryId,
      points,
      reason: 'withdrawn',
      reasonKey: `reversed:${month}:${seq}`,
      month,
      at,
    }),
    ...audit({
      unitId,
      at,
      actor,
      action: `report.${kind}`,
      subject: `report:${id}`,
      detail: { version, points, ...noted },
      lentBy,
    }),
  ];
}
