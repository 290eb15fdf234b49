import { isProblem, type ProblemCode } from '../../../shared/api/problems.ts';
import type { Notice } from '../../conversation/notices.ts';
import { type Db, one } from '../../db/db.ts';
import { itemsWith, moveOperation, operationOf, settleItem } from '../../db/queries/review-operation.ts';
import type { Statement } from '../../db/statement.ts';
import type { InDuty } from '../audit.ts';
import type { Plan } from '../plan.ts';
import { certify } from '../report/certify.ts';
import { isSet, loadPushFacts, type PushFacts, type Told, tell } from '../report/tell.ts';
import { chosenOf, type Operation, type OperationKey } from './operation.ts';

/** Reports in one commit. Source: issue 5. */
export const STEP = 100;

export type ItemRow = NonNullable<ReturnType<typeof itemsWith>['row']>;

export interface StepFacts {
  readonly now: number;
  readonly operation: Operation;
  /** Some that were not looked at yet; fewer than a step: they are the last. */
  readonly items: readonly ItemRow[];
  /** Whether certified volunteers are told by a push, once the operation cannot be undone any more. */
  readonly push: PushFacts | null;
}

/** Null: there is nothing to certify any more. */
export async function loadStepFacts(db: Db, key: OperationKey, now: number): Promise<StepFacts | null> {
  const operation = await one(db, operationOf(key));
  if (operation?.state !== 'running') return null;
  const items = await db.rows(itemsWith({ ...key, outcome: 'waiting', limit: STEP }));
  const pushes = await isSet(db, key.unitId, 'push-certified');
  return { now, operation, items, push: pushes ? await loadPushFacts(db, operation.undo_until) : null };
}

/** Certifies some of an operation's reports, each as if it were alone; what may not be certified is written down with why. */
export function certifyStep(facts: StepFacts, newId: () => string): Plan<{ last: boolean }> {
  const { now, operation, items, push } = facts;
  const { unit_id: unitId, id, seq } = operation;
  const { seqs, lentBy } = chosenOf(operation);
  const statements: Statement[] = [];
  const told: Told[] = [];
  for (const row of items) {
    const { outcome, notice } = certifyOne(facts, row, { seen: seqs[row.id], lentBy }, newId, statements);
    statements.push(settleItem({ unitId, id, reportId: row.id, outcome }));
    if (notice) told.push({ lane: row.line_user_id, reportId: row.id, seq: row.seq + 1, notice });
  }
  const last = items.length < STEP;
  const moved = moveOperation({ unitId, id, seq, state: last ? 'done' : 'running', more: items.length });
  return { statements: [moved, ...statements, ...tell(told, push, now)], outcome: { last } };
}

function certifyOne(
  { now, operation }: StepFacts,
  row: ItemRow,
  { seen, lentBy }: { readonly seen: number | undefined } & InDuty,
  newId: () => string,
  statements: Statement[],
): { outcome: ProblemCode | 'certified'; notice: Notice | null } {
  const report = { ...row, personId: row.person_id, filedBy: row.filed_by };
  const planned = certify(
    { now, unitId: row.unit_id, report },
    { certifierId: operation.actor, entryId: newId(), operationId: operation.id, lentBy },
  );
  if (isProblem(planned)) return { outcome: planned.problem, notice: null };
  if (row.seq !== seen) return { outcome: 'changed-meanwhile', notice: null };
  statements.push(...planned.statements);
  const { month, number, points } = row;
  return { outcome: 'certified', notice: { notice: 'report-certified', args: { month, number, points } } };
}
