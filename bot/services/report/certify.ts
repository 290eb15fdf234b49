import { problem } from '../../../shared/api/problems.ts';
import { expiryOf } from '../../../shared/points/expiry.ts';
import { afterCertify } from '../../../shared/report/lifecycle.ts';
import { addReportEvent, moveReport } from '../../db/queries/report.ts';
import { audit, detailText, type InDuty } from '../audit.ts';
import type { Planned } from '../plan.ts';
import { award } from '../points/award.ts';
import { type CurrentReport, NOT_RETURNED } from './submit.ts';

/** How long a certification is undone with one tap, and so long no push tells of it (design.md, paid messages). */
export const UNDO_MS = 10 * 60_000;

/** A report as an officer judges it. */
export type JudgedReport = CurrentReport & {
  readonly personId: string;
  readonly month: string;
  /** Who filed the current version. */
  readonly filedBy: string;
};

export interface CertifyFacts {
  readonly now: number;
  readonly unitId: string;
  readonly report: JudgedReport;
}

export interface CertifyInput extends InDuty {
  readonly certifierId: string;
  /** A fresh UUIDv7 for the ledger entry. */
  readonly entryId: string;
  /** The bulk operation that it belongs to. */
  readonly operationId?: string | null;
}

/**
 * An officer vouches for a report: it is locked, and its points become spendable. Her menu stays: a report that waits and one
 * that is certified have the same (shared/reminders/stage).
 */
export function certify(
  facts: CertifyFacts,
  { certifierId, entryId, operationId = null, lentBy }: CertifyInput,
): Planned<{ points: number; seq: number }> {
  const { report, unitId, now } = facts;
  const { id, personId, month, version, points, filedBy } = report;
  const state = afterCertify(report.state, { judgeId: certifierId, personId, filedBy });
  if (state !== 'certified') return problem(state);
  const actor = `person:${certifierId}`;
  const seq = report.seq + 1;
  const moved = { ...NOT_RETURNED, unitId, id, seq, version, state, certifiedAt: now };
  const operation = operationId === null ? undefined : { operation: operationId };
  const detail = detailText({ ...(operation && { detail: operation }), lentBy });
  return {
    statements: [
      moveReport({ ...moved, certifiedBy: certifierId, operationId }),
      addReportEvent({ unitId, reportId: id, seq, kind: 'certified', actor, at: now, detail }),
      ...award({
        unitId,
        personId,
        entryId,
        points,
        reason: 'certified',
        // With the report's sequence, a report that is reopened and certified again is paid again after its reversal.
        reasonKey: `certified:${month}:${seq}`,
        month,
        at: now,
        dueAt: expiryOf(now),
      }),
      ...audit({
        unitId,
        at: now,
        actor,
        action: 'report.certified',
        subject: `report:${id}`,
        detail: { version, points, operation: operationId },
        lentBy,
      }),
    ],
    outcome: { points, seq },
  };
}
