import { type ExpressionBuilder, sql } from 'kysely';
import type { Schema } from '../schema.ts';
import { type Builder, statement } from '../statement.ts';

// Whom the store knows already of those whom a file names, and who is missing in it.

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
