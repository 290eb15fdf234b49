import { type Builder, statement } from '../statement.ts';

/** Volunteers of a unit in a month, each with her report of it if there is one. */
const volunteers = (q: Builder, p: { unitId: string; month: string }) =>
  q
    .selectFrom('assignment as a')
    .innerJoin('person', 'person.id', 'a.person_id')
    .leftJoin('report as r', (join) =>
      join.on('r.unit_id', '=', p.unitId).onRef('r.person_id', '=', 'a.person_id').on('r.month', '=', p.month),
    )
    .where('a.area_id', '=', p.unitId)
    .where('a.role', '=', 'volunteer')
    .where('a.from_month', '<=', p.month)
    .where((eb) => eb.or([eb('a.to_month', 'is', null), eb('a.to_month', '>=', p.month)]));

/** Names and nothing else: what a head volunteer may be told. */
export const missingOfVillage = statement(
  'out-of-reach.missing-of-village',
  (q, p: { unitId: string; villageId: string; month: string }) =>
    volunteers(q, p)
      .select(['person.id', 'person.given_name', 'person.family_name'])
      .where('a.village_id', '=', p.villageId)
      .where('r.id', 'is', null),
);

/** How many of each village have not reported; a null village for those who are in none. */
export const missingCounts = statement('out-of-reach.missing-counts', (q, p: { unitId: string; month: string }) =>
  volunteers(q, p)
    .select((eb) => ['a.village_id', eb.fn.countAll<number>().as('missing')])
    .where('r.id', 'is', null)
    .groupBy('a.village_id'),
);
