import { type Builder, statement } from '../statement.ts';

/**
 * Volunteers of a unit in a month, each with her report of it if there is one. Whoever is assigned twice belongs to where
 * she came last, as everywhere (membership.ts): there she reports, and there she is called.
 */
export const volunteers = (q: Builder, p: { unitId: string; month: string }) =>
  q
    .selectFrom('assignment as a')
    .innerJoin('person', 'person.id', 'a.person_id')
    .leftJoin('assignment as later', (join) =>
      join
        .onRef('later.person_id', '=', 'a.person_id')
        .on('later.role', '=', 'volunteer')
        .on('later.from_month', '<=', p.month)
        .on((eb) => eb.or([eb('later.to_month', 'is', null), eb('later.to_month', '>=', p.month)]))
        .on((eb) =>
          eb.or([
            eb('later.from_month', '>', eb.ref('a.from_month')),
            eb.and([
              eb('later.from_month', '=', eb.ref('a.from_month')),
              eb('later.area_id', '>', eb.ref('a.area_id')),
            ]),
          ]),
        ),
    )
    .leftJoin('report as r', (join) =>
      join.on('r.unit_id', '=', p.unitId).onRef('r.person_id', '=', 'a.person_id').on('r.month', '=', p.month),
    )
    .where('a.area_id', '=', p.unitId)
    .where('a.role', '=', 'volunteer')
    .where('a.from_month', '<=', p.month)
    .where((eb) => eb.or([eb('a.to_month', 'is', null), eb('a.to_month', '>=', p.month)]))
    .where('later.person_id', 'is', null);

/** All of them, with what tells whether a reminder reaches each. */
export const volunteersWithReach = statement('out-of-reach.volunteers', (q, p: { unitId: string; month: string }) =>
  volunteers(q, p)
    .leftJoin('area as village', 'village.id', 'a.village_id')
    .leftJoin('line_link as l', 'l.person_id', 'a.person_id')
    .leftJoin('follower as f', 'f.lane', 'l.line_user_id')
    .leftJoin('reminder_choice as c', 'c.person_id', 'a.person_id')
    .select([
      'person.id',
      'person.given_name',
      'person.family_name',
      'person.phone',
      'person.smartphone',
      'village.name as village_name',
      'r.id as report_id',
      'l.line_user_id',
      'f.blocked_at',
      'f.refused_at',
      'c.level',
      'c.at as chosen_at',
    ]),
);

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

/** A volunteer of the unit in one of two months, as far as her smartphone goes. */
export const smartphoneOf = statement(
  'out-of-reach.smartphone-of',
  (q, p: { unitId: string; personId: string; month: string; before: string }) =>
    q
      .selectFrom('assignment as a')
      .innerJoin('person', 'person.id', 'a.person_id')
      .select('person.smartphone')
      .where('a.person_id', '=', p.personId)
      .where('a.role', '=', 'volunteer')
      .where('a.area_id', '=', p.unitId)
      .where('a.from_month', '<=', p.month)
      .where((eb) => eb.or([eb('a.to_month', 'is', null), eb('a.to_month', '>=', p.before)]))
      .limit(1),
);

export const setSmartphone = statement(
  'out-of-reach.set-smartphone',
  (q, p: { personId: string; smartphone: number | null }) =>
    q.updateTable('person').set({ smartphone: p.smartphone }).where('id', '=', p.personId),
);
