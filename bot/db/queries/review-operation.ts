import { sql } from 'kysely';
import { type Builder, statement } from '../statement.ts';

type Key = { unitId: string; id: string };

/** Its primary key refuses the second operation of one id. */
export const addOperation = statement(
  'review-operation.add',
  (q, p: Key & { month: string; chosen: string; total: number; actor: string; at: number; undoUntil: number }) =>
    q.insertInto('review_operation').values({
      unit_id: p.unitId,
      id: p.id,
      kind: 'certify',
      month: p.month,
      chosen: p.chosen,
      state: 'running',
      total: p.total,
      done: 0,
      actor: p.actor,
      created_at: p.at,
      undo_until: p.undoUntil,
      seq: 1,
    }),
);

export const addItem = statement('review-operation.add-item', (q, p: Key & { reportId: string; outcome: string }) =>
  q
    .insertInto('review_item')
    .values({ unit_id: p.unitId, operation_id: p.id, report_id: p.reportId, outcome: p.outcome }),
);

const operations = (q: Builder, p: { unitId: string }) =>
  q
    .selectFrom('review_operation as o')
    .leftJoin('person as p', 'p.id', 'o.actor')
    .selectAll('o')
    .select(sql<string>`coalesce(p.given_name || ' ' || p.family_name, '')`.as('actor_name'))
    .where('o.unit_id', '=', p.unitId);

export const operationOf = statement('review-operation.of', (q, p: Key) => operations(q, p).where('o.id', '=', p.id));

/** Somebody's that are under way or can still be taken back, newest first. */
export const liveOperations = statement(
  'review-operation.live',
  (q, p: { unitId: string; actor: string; now: number; limit: number }) =>
    operations(q, p)
      .where('o.actor', '=', p.actor)
      .where(sql<boolean>`(o.state = 'running' or o.state = 'undoing' or o.undo_until > ${p.now})`)
      .orderBy('o.created_at', 'desc')
      .orderBy('o.id', 'desc')
      .limit(p.limit),
);

/** What became of its reports: how many of each outcome, and when the last one of it was certified. */
export const outcomesOf = statement('review-operation.outcomes', (q, p: Key) =>
  q
    .selectFrom('review_item as i')
    .innerJoin('report as r', (join) => join.onRef('r.unit_id', '=', 'i.unit_id').onRef('r.id', '=', 'i.report_id'))
    .select([
      'i.outcome',
      sql<number>`cast(count(*) as bigint)`.as('count'),
      sql<number | null>`max(case when r.operation_id = i.operation_id then r.certified_at end)`.as('certified_at'),
    ])
    .where('i.unit_id', '=', p.unitId)
    .where('i.operation_id', '=', p.id)
    .groupBy('i.outcome'),
);

/** Those that were kept out, with why. */
export const keptOut = statement('review-operation.kept-out', (q, p: Key) =>
  q
    .selectFrom('review_item as i')
    .innerJoin('report as r', (join) => join.onRef('r.unit_id', '=', 'i.unit_id').onRef('r.id', '=', 'i.report_id'))
    .innerJoin('person as p', 'p.id', 'r.person_id')
    .select(['i.report_id', 'i.outcome', sql<string>`p.given_name || ' ' || p.family_name`.as('name')])
    .where('i.unit_id', '=', p.unitId)
    .where('i.operation_id', '=', p.id)
    .where('i.outcome', 'not in', ['waiting', 'certified', 'undone', 'moved'])
    .orderBy('i.report_id'),
);

/** Some of its reports with this outcome as they are now, and the LINE users whose they are. */
export const itemsWith = statement('review-operation.items', (q, p: Key & { outcome: string; limit: number }) =>
  q
    .selectFrom('review_item as i')
    .innerJoin('report as r', (join) => join.onRef('r.unit_id', '=', 'i.unit_id').onRef('r.id', '=', 'i.report_id'))
    .innerJoin('report_version as v', (join) =>
      join.onRef('v.unit_id', '=', 'r.unit_id').onRef('v.report_id', '=', 'r.id').onRef('v.version', '=', 'r.version'),
    )
    .leftJoin('line_link as l', 'l.person_id', 'r.person_id')
    .selectAll('r')
    .select(['v.filed_by', 'v.submitted_at', 'l.line_user_id'])
    .where('i.unit_id', '=', p.unitId)
    .where('i.operation_id', '=', p.id)
    .where('i.outcome', '=', p.outcome)
    .orderBy('i.report_id')
    .limit(p.limit),
);

export const settleItem = statement(
  'review-operation.settle-item',
  (q, p: Key & { reportId: string; outcome: string }) =>
    q
      .updateTable('review_item')
      .set({ outcome: p.outcome })
      .where('unit_id', '=', p.unitId)
      .where('operation_id', '=', p.id)
      .where('report_id', '=', p.reportId),
);

/** What was not reached yet will not be. */
export const dropWaiting = statement('review-operation.drop-waiting', (q, p: Key) =>
  q
    .updateTable('review_item')
    .set({ outcome: 'undone' })
    .where('unit_id', '=', p.unitId)
    .where('operation_id', '=', p.id)
    .where('outcome', '=', 'waiting'),
);

/** A step further. Somebody who was faster since `seq` trips the CHECK of the states and undoes the commit. */
export const moveOperation = statement(
  'review-operation.move',
  (q, p: Key & { seq: number; state: 'running' | 'done' | 'undoing' | 'undone'; more: number }) =>
    q
      .updateTable('review_operation')
      .set((eb) => ({
        state: sql`case when seq = ${p.seq} then ${p.state} else 'lost' end`,
        done: eb('done', '+', p.more),
        seq: eb('seq', '+', 1),
      }))
      .where('unit_id', '=', p.unitId)
      .where('id', '=', p.id),
);

/** Operations whose process died: nobody has gone on with them since they were begun. */
export const openOperations = statement('review-operation.open', (q, p: { before: number; limit: number }) =>
  q
    .selectFrom('review_operation')
    .select(['unit_id', 'id'])
    // As review_operation_open says it: a partial index serves these words alone.
    .where(sql<boolean>`(state = 'running' or state = 'undoing')`)
    .where('created_at', '<', p.before)
    .orderBy('created_at')
    .limit(p.limit),
);
