import { problem } from '../../../shared/api/problems.ts';
import type { CertificationRequest } from '../../../shared/api/review.ts';
import { type Db, one } from '../../db/db.ts';
import { monthReports } from '../../db/queries/review.ts';
import { addItem, addOperation, operationOf } from '../../db/queries/review-operation.ts';
import { audit, type InDuty, inDutyOf } from '../audit.ts';
import type { Planned } from '../plan.ts';
import { UNDO_MS } from '../report/certify.ts';
import { matches } from '../report/queue-counts.ts';
import { type Chosen, chosenOf, type Operation, type OperationKey } from './operation.ts';

type MonthReport = NonNullable<ReturnType<typeof monthReports>['row']>;

export interface BeginFacts {
  readonly now: number;
  readonly unitId: string;
  /** The operation of this id, if there is one already. */
  readonly known: Operation | null;
  /** All reports of the unit's month. */
  readonly reports: readonly MonthReport[];
}

export interface BeginInput extends InDuty {
  readonly actorId: string;
  readonly request: CertificationRequest;
}

export async function loadBeginFacts(db: Db, key: OperationKey, month: string, now: number): Promise<BeginFacts> {
  const known = await one(db, operationOf(key));
  const reports = known ? [] : await db.rows(monthReports({ unitId: key.unitId, month }));
  return { now, unitId: key.unitId, known, reports };
}

/**
 * An officer certifies many at once: which ones is written down before the first is certified, so that another process can
 * go on when this one dies, and nothing that came in meanwhile is certified unseen.
 */
export function begin(facts: BeginFacts, { actorId, request, lentBy }: BeginInput): Planned<{ replayed: boolean }> {
  const { now: at, unitId, known } = facts;
  const asked = JSON.stringify(request);
  if (known) {
    const same = known.actor === actorId && chosenOf(known).request === asked;
    return same ? { statements: [], outcome: { replayed: true } } : problem('operation-conflict');
  }
  const seqs = chosenSeqs(facts, request);
  if (seqs === null) return problem('not-found');
  const ids = Object.keys(seqs);
  const { id, month, expected } = request;
  if (ids.length !== expected || expected === 0) return { ...problem('count-changed'), current: { count: ids.length } };
  const chosen: Chosen = { request: asked, seqs, ...inDutyOf(lentBy) };
  const actor = `person:${actorId}`;
  const total = ids.length;
  return {
    statements: [
      addOperation({
        unitId,
        id,
        month,
        chosen: JSON.stringify(chosen),
        total,
        actor: actorId,
        at,
        undoUntil: at + UNDO_MS,
      }),
      ...ids.map((reportId) => addItem({ unitId, id, reportId, outcome: 'waiting' })),
      ...audit({
        unitId,
        at,
        actor,
        action: 'review.begun',
        subject: `operation:${id}`,
        detail: { month, total },
        lentBy,
      }),
    ],
    outcome: { replayed: false },
  };
}

/** Which reports, and which of their changes was seen; 0 = she has not seen what is there now. Null: one is not of this month. */
function chosenSeqs({ reports }: BeginFacts, request: CertificationRequest): Record<string, number> | null {
  if ('reports' in request) {
    const known = new Set(reports.map(({ id }) => id));
    if (!request.reports.every(({ id }) => known.has(id))) return null;
    return Object.fromEntries(request.reports.map(({ id, seq }) => [id, seq]));
  }
  const seenAt = Date.parse(request.asOf);
  const meant = reports.filter((row) => row.state === 'submitted' && matches(row, request.filter));
  return Object.fromEntries(meant.map(({ id, seq, submitted_at }) => [id, submitted_at > seenAt ? 0 : seq]));
}
