import { type ExpressionBuilder, sql } from 'kysely';
import type { Schema } from '../schema.ts';
import type { ImportState, RosterAction } from '../schema-staff.ts';
import { type Builder, statement } from '../statement.ts';

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

export const importsOf = statement('roster-import.of-area', (q, p: { areaId: string; before: string; limit: number }) =>
  q
    .selectFrom('roster_import')
    .selectAll()
    .where('area_id', '=', p.areaId)
    .where('state', '<>', 'staging')
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
    standing: p.standing as 'waiting' | 'declines' | null,
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

/** Lines with something to say of them, whatever becomes of them. */
export const doubtfulLines = statement(
  'roster-import.doubtful-lines',
  (q, p: { importId: string; after: number; limit: number }) =>
    q
      .selectFrom('roster_line')
      .select(['line', 'action', 'given_name', 'family_name', 'citizen_tail', 'problems'])
      .where('import_id', '=', p.importId)
      .where('line', '>', p.after)
      .where('problems', '<>', '[]')
      .orderBy('line')
      .limit(p.limit),
);

export const countLines = statement('roster-import.count', (q, p: { importId: string }) =>
  q
    .selectFrom('roster_line')
    .select((eb) => ['unit_id', 'action', eb.fn.countAll<number>().as('lines')])
    .where('import_id', '=', p.importId)
    .groupBy(['unit_id', 'action']),
);

const ROLES = ['volunteer', 'head-volunteer'] as const;

type Tables = ExpressionBuilder<Schema & { a: Schema['assignment'] }, 'a'>;

/** The newest month that she reported from the unit of a post. */
const lastReport = (eb: Tables) =>
  eb
    .selectFrom('report as r')
    .select((of) => of.fn.max('r.month').as('month'))
    .whereRef('r.unit_id', '=', 'a.area_id')
    .whereRef('r.person_id', '=', 'a.person_id')
    .as('last_report');

const POST = [
  'person.id as person_id',
  'person.given_name',
  'person.family_name',
  'person.birth_date',
  'person.phone',
  'a.role',
  'a.area_id',
  'a.from_month',
  'a.to_month',
  'a.village_id',
  'a.households',
  'a.standing',
  'a.order_no',
  'a.end_reason',
] as const;

const people = (q: Builder) =>
  q
    .selectFrom('person')
    .leftJoin('assignment as a', (join) => join.onRef('a.person_id', '=', 'person.id').on('a.role', 'in', ROLES))
    .select(POST)
    .select((eb) => lastReport(eb as unknown as Tables))
    .orderBy('a.from_month', 'desc');

/** Whom the store knows by an id, with her posts, a row each. */
export const knownByCitizen = statement('roster-import.known', (q, p: { citizenHash: string }) =>
  people(q).where('person.citizen_hash', '=', p.citizenHash),
);

export const knownById = statement('roster-import.known-by-id', (q, p: { personId: string }) =>
  people(q).select(['person.citizen_hash', 'person.citizen_tail']).where('person.id', '=', p.personId),
);

/** The same for all whom some lines name. */
export const knownOfLines = statement(
  'roster-import.known-of-lines',
  (q, p: { importId: string; after: number; upTo: number }) =>
    people(q).where(
      'person.id',
      'in',
      q
        .selectFrom('roster_line')
        .select('person_id')
        .where('import_id', '=', p.importId)
        .where('line', '>', p.after)
        .where('line', '<=', p.upTo)
        .$castTo<{ person_id: string }>(),
    ),
);

/** A unit by one of its codes of today. */
export const unitsByCode = statement('roster-import.units-by-code', (q, p: { code: string }) =>
  q
    .selectFrom('area_code as c')
    .innerJoin('area', 'area.id', 'c.area_id')
    .select(['area.id', 'area.name'])
    .where('c.scheme', '=', 'hcode')
    .where('c.code', '=', p.code)
    .where('area.kind', '=', 'unit')
    .orderBy('c.from_month', 'desc')
    .limit(1),
);

export const villagesOf = statement('roster-import.villages', (q, p: { unitId: string }) =>
  q
    .selectFrom('area as v')
    .leftJoin('area_code as c', (join) =>
      join.onRef('c.area_id', '=', 'v.id').on('c.scheme', '=', 'village').on('c.to_month', 'is', null),
    )
    .select(['v.id', 'v.name', 'c.code'])
    .where('v.parent_id', '=', p.unitId)
    .where('v.kind', '=', 'village')
    .orderBy('v.id'),
);

type Absent = { importId: string; month: string; unitId: string; after: string; limit: number };

/** Who is on a unit's roster in a month and not in the file. */
export const absentOf = statement('roster-import.absent', (q, p: Absent) =>
  q
    .selectFrom('assignment as a')
    .innerJoin('person', 'person.id', 'a.person_id')
    .select(['person.id', 'person.given_name', 'person.family_name', 'person.citizen_tail'])
    .where('a.area_id', '=', p.unitId)
    .where('a.role', '=', 'volunteer')
    .where('a.from_month', '<=', p.month)
    .where(sql<boolean>`(a.to_month is null or a.to_month > ${p.month})`)
    .where('person.id', '>', p.after)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('roster_line as l')
            .select('l.line')
            .where('l.import_id', '=', p.importId)
            .whereRef('l.person_id', '=', 'a.person_id'),
        ),
      ),
    )
    .orderBy('person.id')
    .limit(p.limit),
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
