import { sql } from 'kysely';
import type { Role } from '../../../shared/people/roles.ts';
import { STAFF } from '../../../shared/people/scope.ts';
import { type Builder, statement } from '../statement.ts';
import { own } from './units-in-scope.ts';

/** What was lent to a person and is not over, with the giver's own assignments to the same role and area: a row each. */
export const lentTo = statement('delegation.lent-to', (q, p: { personId: string; at: number }) =>
  q
    .selectFrom('delegation as d')
    .innerJoin('assignment as giver', (join) =>
      join
        .onRef('giver.person_id', '=', 'd.given_by')
        .onRef('giver.role', '=', 'd.role')
        .onRef('giver.area_id', '=', 'd.area_id'),
    )
    .select([
      'd.role',
      'd.area_id',
      'd.given_by',
      'd.from_at',
      'd.until_at',
      'd.revoked_at',
      'giver.from_month',
      'giver.to_month',
    ])
    .where('d.person_id', '=', p.personId)
    .where('d.until_at', '>', p.at)
    .where('d.revoked_at', 'is', null),
);

type Around = { personId: string; month: string; since: number; limit: number };

const around = (q: Builder, p: Around) =>
  q
    .selectFrom('delegation as d')
    .innerJoin('area', 'area.id', 'd.area_id')
    .innerJoin('person as receiver', 'receiver.id', 'd.person_id')
    .innerJoin('person as giver', 'giver.id', 'd.given_by')
    .select([
      'd.id',
      'd.role',
      'd.area_id',
      'area.name as area_name',
      'd.from_at',
      'd.until_at',
      'd.revoked_at',
      'd.person_id',
      'receiver.given_name',
      'receiver.family_name',
      'd.given_by',
      'giver.given_name as giver_given_name',
      'giver.family_name as giver_family_name',
    ])
    .where((eb) =>
      eb.or([
        eb('d.person_id', '=', p.personId),
        eb('d.area_id', 'in', own(q, p).clearSelect().select('a.area_id').where('a.role', 'in', STAFF)),
      ]),
    )
    .where('d.until_at', '>', p.since)
    .orderBy('d.until_at', 'desc')
    .orderBy('d.id')
    .limit(p.limit);

/** What was lent to her, or by anybody in the areas of her own duties in force, and is not over for long: newest first. */
export const delegationsAround = statement('delegation.around', (q, p: Around) => around(q, p));

/** Of these, what nobody has taken back. */
export const delegationsStanding = statement('delegation.standing', (q, p: Around) =>
  around(q, p).where('d.revoked_at', 'is', null),
);

export const delegationById = statement('delegation.by-id', (q, p: { id: string }) =>
  q.selectFrom('delegation').selectAll().where('id', '=', p.id),
);

export const addDelegation = statement(
  'delegation.add',
  (
    q,
    p: { id: string; personId: string; role: Role; areaId: string; givenBy: string; fromAt: number; untilAt: number },
  ) =>
    q.insertInto('delegation').values({
      id: p.id,
      person_id: p.personId,
      role: p.role,
      area_id: p.areaId,
      given_by: p.givenBy,
      from_at: p.fromAt,
      until_at: p.untilAt,
      revoked_at: null,
    }),
);

export const revokeDelegation = statement('delegation.revoke', (q, p: { id: string; at: number }) =>
  q.updateTable('delegation').set({ revoked_at: p.at }).where('id', '=', p.id).where('revoked_at', 'is', null),
);

/** How she is called, and the LINE user who is linked to her, if one is. */
export const personName = statement('delegation.person-name', (q, p: { personId: string }) =>
  q
    .selectFrom('person')
    .leftJoin('line_link as l', 'l.person_id', 'person.id')
    .select(['person.id', 'person.given_name', 'person.family_name', 'l.line_user_id'])
    .where('person.id', '=', p.personId),
);

interface Colleagues {
  /** They work in this area or below it. */
  readonly areaId: string;
  readonly month: string;
  /** How her name or family name begins; '' for everybody. */
  readonly name: string;
  /** One of them alone; '' for all. */
  readonly personId: string;
  readonly limit: number;
}

/** Members of staff of an area, by name, each with one of the places where she works. */
export const colleagues = statement('delegation.colleagues', (q, p: { [Name in keyof Colleagues]: Colleagues[Name] }) =>
  q
    .withRecursive('down(id, kind, name)', (cte) =>
      cte
        .selectFrom('area')
        .select(['area.id', 'area.kind', 'area.name'])
        .where('area.id', '=', p.areaId)
        .unionAll(
          cte
            .selectFrom('down')
            .innerJoin('area', 'area.parent_id', 'down.id')
            .select(['area.id', 'area.kind', 'area.name'])
            .where('down.kind', 'in', ['country', 'province', 'district']),
        ),
    )
    .selectFrom('down')
    // Cross joins, which SQLite takes in the order in which they stand: it would go through everybody in the country, by name.
    .crossJoin('assignment as a')
    .crossJoin('person')
    .select((eb) => ['person.id', 'person.given_name', 'person.family_name', eb.fn.min('down.name').as('place')])
    .whereRef('a.area_id', '=', 'down.id')
    .whereRef('person.id', '=', 'a.person_id')
    .where('a.role', 'in', STAFF)
    .where('a.from_month', '<=', p.month)
    .where((eb) => eb.or([eb('a.to_month', 'is', null), eb('a.to_month', '>=', p.month)]))
    // Not `like`: D1 takes patterns of 50 bytes, which are 16 Thai letters.
    .where((eb) =>
      eb.or([
        sql<boolean>`substr(person.given_name || ' ' || person.family_name, 1, length(cast(${p.name} as text))) = ${p.name}`,
        sql<boolean>`substr(person.family_name, 1, length(cast(${p.name} as text))) = ${p.name}`,
      ]),
    )
    .where(sql<boolean>`(cast(${p.personId} as text) = '' or person.id = ${p.personId})`)
    .groupBy(['person.id', 'person.given_name', 'person.family_name'])
    .orderBy('person.given_name')
    .orderBy('person.family_name')
    .orderBy('person.id')
    .limit(sql<number>`cast(${p.limit} as bigint)`),
);
