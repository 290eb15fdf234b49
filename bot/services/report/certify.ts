import { problem } from '../../../shared/api/problems.ts';
import { expiryOf } from '../../../shared/points/expiry.ts';
import { afterCertify } from '../../../shared/report/lifecycle.ts';
import { addReportEvent, moveReport } from '../../db/queries/report.ts';
import { audit } from '../audit.ts';
import type { Planned } from '../plan.ts';
import { award } from '../points/award.ts';
import { type CurrentReport, NOT_RETURNED } from './submit.ts';

export interface CertifyFacts {
  readonly now: number;
  readonly unitId: string;
  readonly report: CurrentReport & { readonly personId: string; readonly month: string; readonly filedBy: string };
}

export interface CertifyInput {
  readonly certifierId: string;
  /** A fresh UUIDv7 for the ledger entry. */
  readonly entryId: string;
}

/** An officer vouches for a report: it is locked, and its points become spendable. */
export function certify(facts: CertifyFacts, input: CertifyInput): Planned<{ points: number }> {
  const { report, unitId, now } = facts;
  const state = afterCertify(report.state, {
    certifierId: input.certifierId,
    personId: report.personId,
    filedBy: report.filedBy,
  });
  if (state !== 'certified') return problem(state);
  const actor = `person:${input.certifierId}`;
  const seq = report.seq + 1;
  return {
    statements: [
      moveReport({
        ...NOT_RETURNED,
        unitId,
        id: report.id,
        seq,
        version: report.version,
        state,
        certifiedAt: now,
      }),
      addReportEvent({ unitId, reportId: report.id, seq, kind: 'certified', actor, at: now, detail: null }),
      ...award({
        unitId,
        personId: report.personId,
        entryId: input.entryId,
        points: report.points,
        reason: 'certified',
        // With the report's sequence, a report that is reopened and certified again is paid again after its reversal.
        reasonKey: `certified:${report.month}:${seq}`,
        month: report.month,
        at: now,
        dueAt: expiryOf(now),
      }),
      ...audit({
        unitId,
        at: now,
        actor,
        action: 'report.certified',
        subject: `report:${report.id}`,
        detail: { version: report.version, points: report.points },
      }),
    ],
    outcome: { points: report.points },
  };
}
