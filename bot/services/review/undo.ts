import { problem } from '../../../shared/api/problems.ts';
import { type Db, one } from '../../db/db.ts';
import { dropWaiting, itemsWith, moveOperation, operationOf, settleItem } from '../../db/queries/review-operation.ts';
import type { Statement } from '../../db/statement.ts';
import { audit, type InDuty } from '../audit.ts';
import type { Plan, Planned } from '../plan.ts';
import { untell } from '../report/tell.ts';
import { uncertify } from '../report/uncertify.ts';
import { type ItemRow, STEP } from './certify-step.ts';
import { chosenOf, type Operation, type OperationKey } from './operation.ts';

/**
 * Takes an operation back within its ten minutes, also one that is only partly done. Only whoever began it may: to others a
 * certification is withdrawn with a reason.
 */
export function beginUndo(
  operation: Operation | null,
  { actorId, lentBy }: { readonly actorId: string } & InDuty,
  now: number,
): Planned<object> {
  if (!operation) return problem('not-found');
  const { unit_id: unitId, id, seq, state } = operation;
  if (operation.actor !== actorId) return problem('not-yours');
  if (state === 'undoing' || state === 'undone') return { statements: [], outcome: {} };
  if (now >= operation.undo_until) return problem('undo-over');
  const actor = `person:${actorId}`;
  return {
    statements: [
      moveOperation({ unitId, id, seq, state: 'undoing', more: 0 }),
      dropWaiting({ unitId, id }),
      ...audit({ unitId, at: now, actor, action: 'review.undone', subject: `operation:${id}`, lentBy }),
    ],
    outcome: {},
  };
}

export interface UndoFacts {
  readonly now: number;
  readonly operation: Operation;
  readonly items: readonly ItemRow[];
}

/** Null: there is nothing to take back any more. */
export async function loadUndoFacts(db: Db, key: OperationKey, now: number): Promise<UndoFacts | null> {
  const operation = await one(db, operationOf(key));
  if (operation?.state !== 'undoing') return null;
  return { now, operation, items: await db.rows(itemsWith({ ...key, outcome: 'certified', limit: STEP })) };
}

/** Some of its reports back into the queue. What somebody has moved since stays as it is. */
export function undoStep({ now, operation, items }: UndoFacts, newId: () => string): Plan<{ last: boolean }> {
  const { unit_id: unitId, id, seq } = operation;
  const last = items.length < STEP;
  const moved = moveOperation({ unitId, id, seq, state: last ? 'undone' : 'undoing', more: 0 });
  const statements = items.flatMap((row): Statement[] => {
    const still = row.state === 'certified' && row.operation_id === id;
    const settled = settleItem({ unitId, id, reportId: row.id, outcome: still ? 'undone' : 'moved' });
    return still ? [...takeBack(operation, row, now, newId()), settled] : [settled];
  });
  return { statements: [moved, ...statements], outcome: { last } };
}

function takeBack(operation: Operation, row: ItemRow, now: number, entryId: string): Statement[] {
  const { id, actor } = operation;
  const report = { ...row, personId: row.person_id, filedBy: row.filed_by };
  return [
    ...uncertify(
      { now, unitId: row.unit_id, report },
      {
        state: 'submitted',
        kind: 'withdrawn',
        actorId: actor,
        lentBy: chosenOf(operation).lentBy,
        entryId,
        returnReason: null,
        returnItem: null,
        detail: { operation: id },
      },
    ),
    ...untell(row.line_user_id, row.id, row.seq, now),
  ];
}
