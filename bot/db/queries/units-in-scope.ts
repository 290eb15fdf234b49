import { sql } from 'kysely';
import { ABOVE, STAFF } from '../../../shared/people/scope.ts';
import { type Builder, statement } from '../statement.ts';

interface Asked {
  readonly personId: string;
  /** In which her duties, and those of whoever lends her one, must be in force. */
  readonly month: string;
  /** When what is lent to her must be in force. */
  readonly at: number;
  /** Those that come after this name and id. */
  readonly afterName: string;
  readonly afterId: string;
  readonly limit: number;
}
type Placeholders = { [Name in keyof Asked]: Asked[Name] };

/** The areas of her own duties in force, as `dutiesAt` of shared/people/duties finds them. */
export const own = (q: Builder, p: Pick<Placeholders, 'personId' | 'month'>) =>
  q
    .selectFrom('assignment as a')
    .select(['a.role', 'a.area_id'])
    .where('a.person_id', '=', p.personId)
    .where('a.from_month', '<=', p.month)
    .where((eb) => eb.or([eb('a.to_month', 'is', null), eb('a.to_month', '>=', p.month)]));

/** Those that are lent to her, while the giver holds them and she is an officer herself. */
const lent = (q: Builder, p: Placeholders) =>
  q
    .selectFrom('delegation as d')
    .innerJoin('assignment as a', (join) =>
      join.onRef('a.person_id', '=', 'd.given_by').onRef('a.role', '=', 'd.role').onRef('a.area_id', '=', 'd.area_id'),
    )
    .select(['a.role', 'a.area_id'])
    .where('d.person_id', '=', p.personId)
    .where('d.from_at', '<=', p.at)
    .where('d.until_at', '>', p.at)
    .where('d.revoked_at', 'is', null)
    .where('a.from_month', '<=', p.month)
    .where((eb) => eb.or([eb('a.to_month', 'is', null), eb('a.to_month', '>=', p.month)]))
    .where((eb) => eb.exists(own(q, p).where('a.role', 'in', STAFF)));

/**
 * The units that a member of staff looks after, by name, with what lies above each: her own, and all below her district,
 * province or country. The same that `can` of shared/people/scope lets her see, the other way round.
 */
export const unitsInScope = statement('units.in-scope', (q, p: Placeholders) =>
  q
    // PostgreSQL takes RECURSIVE before the first of them only.
    .withRecursive('duty', (cte) => own(cte, p).union(lent(cte, p)))
    .withRecursive('down(id, kind, name, parent_id)', (cte) =>
      cte
        .selectFrom('duty')
        .innerJoin('area', 'area.id', 'duty.area_id')
        .select(['area.id', 'area.kind', 'area.name', 'area.parent_id'])
        .where((eb) =>
          eb.or([
            eb('duty.role', 'in', ABOVE),
            eb.and([eb('duty.role', '=', 'unit-staff'), eb('area.kind', '=', 'unit')]),
          ]),
        )
        // Not `union all`: a district's staff may also be one of its units'.
        .union(
          cte
            .selectFrom('down')
            .innerJoin('area', 'area.parent_id', 'down.id')
            .select(['area.id', 'area.kind', 'area.name', 'area.parent_id'])
            // Villages lie below units, ten for each.
            .where('down.kind', 'in', ['country', 'province', 'district']),
        ),
    )
    .selectFrom('down')
    .leftJoin('area as above', 'above.id', 'down.parent_id')
    .leftJoin('area as province', 'province.id', 'above.parent_id')
    .select([
      'down.id',
      'down.name',
      'above.name as district',
      'above.id as district_id',
      'province.id as province_id',
      'province.parent_id as country_id',
    ])
    .where('down.kind', '=', 'unit')
    .where((eb) =>
      eb.or([
        eb('down.name', '>', p.afterName),
        eb.and([eb('down.name', '=', p.afterName), eb('down.id', '>', p.afterId)]),
      ]),
    )
    .orderBy('down.name')
    .orderBy('down.id')
    .limit(sql<number>`cast(${p.limit} as bigint)`),
);

export const areaName = statement('units.area-name', (q, p: { areaId: string }) =>
  q.selectFrom('area').select('name').where('id', '=', p.areaId),
);
