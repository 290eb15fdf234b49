import { sql } from 'kysely';
import { ABOVE } from '../../../shared/people/scope.ts';
import { statement } from '../statement.ts';

interface Asked {
  readonly personId: string;
  /** In which her duties must be in force. */
  readonly month: string;
  /** Those that come after this name and id. */
  readonly afterName: string;
  readonly afterId: string;
  readonly limit: number;
}

/**
 * The units that a member of staff looks after, by name: her own, and all below her district, province or country. The same
 * that `can` of shared/people/scope lets her see, the other way round.
 */
export const unitsInScope = statement('units.in-scope', (q, p: { [Name in keyof Asked]: Asked[Name] }) =>
  q
    .withRecursive('down(id, kind, name, parent_id)', (cte) =>
      cte
        .selectFrom('assignment as a')
        .innerJoin('area', 'area.id', 'a.area_id')
        .select(['area.id', 'area.kind', 'area.name', 'area.parent_id'])
        .where('a.person_id', '=', p.personId)
        .where('a.from_month', '<=', p.month)
        .where((eb) => eb.or([eb('a.to_month', 'is', null), eb('a.to_month', '>=', p.month)]))
        .where((eb) =>
          eb.or([eb('a.role', 'in', ABOVE), eb.and([eb('a.role', '=', 'unit-staff'), eb('area.kind', '=', 'unit')])]),
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
    .select(['down.id', 'down.name', 'above.name as district'])
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
