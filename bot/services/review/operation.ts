import type { OperationAnswer } from '../../../shared/api/review.ts';
import { type Db, one } from '../../db/db.ts';
import { keptOut, liveOperations, operationOf, outcomesOf } from '../../db/queries/review-operation.ts';
import type { InDuty } from '../audit.ts';

export interface OperationKey {
  readonly unitId: string;
  readonly id: string;
}

export type Operation = NonNullable<ReturnType<typeof operationOf>['row']>;

/** What was asked for, and each report's number of changes as it was then: what has moved since is left alone. */
export interface Chosen extends InDuty {
  /** The request, as one text: the same id with another one is a mistake. */
  readonly request: string;
  readonly seqs: Readonly<Record<string, number>>;
}

export const chosenOf = ({ chosen }: Pick<Operation, 'chosen'>) => JSON.parse(chosen) as Chosen;

type KeptCode = OperationAnswer['problems'][number]['code'];

/** Where an operation stands and what it left out; null: this unit has none of that id. */
export async function readOperation(db: Db, key: OperationKey): Promise<OperationAnswer | null> {
  const operation = await one(db, operationOf(key));
  return operation && tell(db, operation);
}

/** Source: our own choice; more than anybody begins within ten minutes. */
const MOST_LIVE = 10;

/** Those of hers that are under way or can still be taken back, newest first: a page that was closed finds them again. */
export async function readLive(db: Db, unitId: string, actor: string, now: number): Promise<OperationAnswer[]> {
  const live = await db.rows(liveOperations({ unitId, actor, now, limit: MOST_LIVE }));
  return Promise.all(live.map((operation) => tell(db, operation)));
}

async function tell(db: Db, operation: Operation): Promise<OperationAnswer> {
  const key = { unitId: operation.unit_id, id: operation.id };
  const [outcomes, kept] = await Promise.all([db.rows(outcomesOf(key)), db.rows(keptOut(key))]);
  const of = (outcome: string) => outcomes.find((row) => row.outcome === outcome)?.count ?? 0;
  const certifiedAt = Math.max(0, ...outcomes.map(({ certified_at }) => certified_at ?? 0));
  return {
    id: operation.id,
    month: operation.month,
    state: operation.state,
    total: operation.total,
    done: operation.done,
    certified: of('certified') + of('moved'),
    undone: of('undone'),
    problems: kept.map(({ report_id: reportId, name, outcome }) => ({ reportId, name, code: outcome as KeptCode })),
    by: { id: operation.actor, name: operation.actor_name },
    createdAt: new Date(operation.created_at).toISOString(),
    endedAt: operation.state === 'done' && certifiedAt > 0 ? new Date(certifiedAt).toISOString() : null,
    undoUntil: new Date(operation.undo_until).toISOString(),
  };
}
