import { sql } from 'kysely';
import type { Standing } from '../../../shared/people/standing.ts';
import type { ImportState, RosterAction } from '../schema-staff.ts';
import { statement } from '../statement.ts';
import { FORGET_STEP } from './forget.ts';

/** Files with a roster: what is staged, and what of it is read. What applies them stands in roster-apply.ts. */

type NewImport = {
  id: string;
  areaId: string;
  fileName: string;
  fileHash: string;
  month: string;
  by: string;
  at: number;
};

export const openImport = statement('roster-import.open', (q, p: NewImport) =>
  q.insertInto('roster_import').values({
    id: p.id,
    area_id: p.areaId,
    file_name: p.fileName,
    file_hash: p.fileHash,
    month: p.month,
    state: 'staging',
    lines: 0,
    problems: 0,
    seq: 1,
    created_by: p.by,
    created_at: p.at,
    applied_at: null,
    undone_at: null,
    error: null,
  }),
);

/** All lines are there: from now on it may be applied. */
export const endStaging = statement(
  'roster-import.end-staging',
  (q, p: { id: string; lines: number; problems: number }) =>
    q
      .updateTable('roster_import')
      .set({ state: 'staged', lines: p.lines, problems: p.problems, seq: 2 })
      .where('id', '=', p.id)
      .where('state', '=', 'staging'),
);

/** Moves it on; whoever comes second, or saw something else, trips the CHECK of the states and undoes the commit. */
export const moveImport = statement(
  'roster-import.move',
  (
    q,
    p: {
      id: string;
      seq: number;
      from: ImportState;
      to: ImportState;
      appliedAt: number | null;
      undoneAt: number | null;
    },
  ) =>
    q
      .updateTable('roster_import')
      .set({
        state: sql<ImportState>`case when seq = ${p.seq} and state = ${p.from} then ${p.to} else 'lost' end`,
        seq: sql<number>`seq + 1`,
        applied_at: p.appliedAt,
        undone_at: p.undoneAt,
      })
      .where('id', '=', p.id),
);

export const importById = statement('roster-import.by-id', (q, p: { id: string }) =>
  q
    .selectFrom('roster_import as i')
    .innerJoin('area', 'area.id', 'i.area_id')
    .selectAll('i')
    .select('area.name as area_name')
    .where('i.id', '=', p.id),
);

/** Counts every change that imports made: who plans one hands it in again (roster-apply.turn). */
export const importTurn = statement('roster-import.turn', (q, _: Record<never, never>) =>
  q
    .selectFrom('roster_import')
    .select(sql<number>`cast(coalesce(sum(seq), 0) as bigint)`.as('turn'))
    .where('state', '<>', 'staging'),
);

/** The imports of an area, newest first; those that were cut short while they were read nobody ever sees. */
export const importsOf = statement('roster-import.of-area', (q, p: { areaId: string; before: string; limit: number }) =>
  q
    .selectFrom('roster_import')
    .selectAll()
    .where('area_id', '=', p.areaId)
    .where('state', 'in', ['staged', 'applied', 'undone'])
    .where('id', '<', p.before)
    .orderBy('id', 'desc')
    .limit(p.limit),
);

export interface LineValues {
  readonly importId: string;
  readonly line: number;
  readonly action: RosterAction;
  readonly unitId: string | null;
  readonly villageId: string | null;
  readonly personId: string | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly birthDate: string | null;
  readonly citizenHash: string | null;
  readonly citizenTail: string | null;
  readonly phone: string | null;
  readonly households: number | null;
  readonly standing: string | null;
  readonly orderNo: string | null;
  readonly fromMonth: string | null;
  readonly toMonth: string | null;
  readonly endReason: string | null;
  readonly problems: string;
  readonly before: string | null;
}

export const putLine = statement('roster-import.put-line', (q, p: { [K in keyof LineValues]: LineValues[K] }) =>
  q.insertInto('roster_line').values({
    import_id: p.importId,
    line: p.line,
    action: p.action,
    unit_id: p.unitId,
    village_id: p.villageId,
    person_id: p.personId,
    given_name: p.givenName,
    family_name: p.familyName,
    birth_date: p.birthDate,
    citizen_hash: p.citizenHash,
    citizen_tail: p.citizenTail,
    phone: p.phone,
    households: p.households,
    standing: p.standing as Standing | null,
    order_no: p.orderNo,
    from_month: p.fromMonth,
    to_month: p.toMonth,
    end_reason: p.endReason,
    problems: p.problems,
    before: p.before,
  }),
);

/** Lines in the order of the file; `action` '' is all of them. */
export const linesOf = statement(
  'roster-import.lines',
  (q, p: { importId: string; action: string; after: number; limit: number }) =>
    q
      .selectFrom('roster_line as l')
      .leftJoin('area as unit', 'unit.id', 'l.unit_id')
      .leftJoin('area as village', 'village.id', 'l.village_id')
      .selectAll('l')
      .select(['unit.name as unit_name', 'village.name as village_name'])
      .where('l.import_id', '=', p.importId)
      .where('l.line', '>', p.after)
      .where(sql<boolean>`(${p.action} = '' or l.action = ${p.action})`)
      .orderBy('l.line')
      .limit(p.limit),
);

/** Which lines of those with something to say of them: `problem` is left alone, `hint` is used all the same. */
export type Which = 'problem' | 'hint' | 'heading';

const kindOf = sql<Which>`case when action in ('problem', 'heading') then action else 'hint' end`;

/** Lines with something to say of them. */
export const doubtfulLines = statement(
  'roster-import.doubtful-lines',
  (q, p: { importId: string; which: Which; after: number; limit: number }) =>
    q
      .selectFrom('roster_line')
      .select(['line', 'action', 'given_name', 'family_name', 'citizen_tail', 'problems'])
      .where('import_id', '=', p.importId)
      .where('line', '>', p.after)
      .where('problems', '<>', '[]')
      .where(kindOf, '=', p.which)
      .orderBy('line')
      .limit(p.limit),
);

/** How many lines have just these things to say of them. */
export const countFound = statement('roster-import.count-found', (q, p: { importId: string }) =>
  q
    .selectFrom('roster_line')
    .select((eb) => ['problems', eb.fn.countAll<number>().as('lines')])
    .where('import_id', '=', p.importId)
    .where('problems', '<>', '[]')
    .where('action', '<>', 'heading')
    .groupBy('problems'),
);

export const countLines = statement('roster-import.count', (q, p: { importId: string }) =>
  q
    .selectFrom('roster_line')
    .select((eb) => ['unit_id', 'action', eb.fn.countAll<number>().as('lines')])
    .where('import_id', '=', p.importId)
    .groupBy(['unit_id', 'action']),
);

/** Cut short while it was read: nobody ever sees it. */
export const forgetUnstaged = statement('roster-import.forget-lines', (q, p: { importId: string }) =>
  q.deleteFrom('roster_line').where('import_id', '=', p.importId),
);

export const dropImport = statement('roster-import.drop', (q, p: { id: string; error: string }) =>
  q
    .updateTable('roster_import')
    .set({ state: 'failed', error: p.error })
    .where('id', '=', p.id)
    .where('state', '=', 'staging'),
);

/** A server that was off for longer leaves some; looking behind all imports there ever were would take each hour longer. */
const WINDOW_MS = 180 * 24 * 3_600_000;

/** Lines of imports about which nothing is decided any more, some at a time; how many there were, the import and the trail tell. */
export const forgetLines = statement('roster-import.forget-old-lines', (q, p: { before: number }) =>
  q.deleteFrom('roster_line').where(
    sql<boolean>`(import_id, line) in ${q
      .selectFrom('roster_import as i')
      .crossJoin('roster_line as l')
      .select(['l.import_id', 'l.line'])
      .whereRef('l.import_id', '=', 'i.id')
      .where(sql<boolean>`coalesce(i.undone_at, i.applied_at, i.created_at) < ${p.before}`)
      .where(sql<boolean>`coalesce(i.undone_at, i.applied_at, i.created_at) >= ${p.before} - ${sql.lit(WINDOW_MS)}`)
      .limit(sql.lit(FORGET_STEP))}`,
  ),
);
