import { sql } from 'kysely';
import { statement } from '../statement.ts';

/**
 * Volunteers of a unit in a month whom no LINE user is linked to, by village and name: for a sheet of codes. A post runs to the
 * end of the month in which it ends; whoever died, or is a volunteer nowhere after this month, has no use for a card. Who only
 * moves takes her registration along.
 */
export const unlinkedOf = statement('codes.unlinked', (q, p: { unitId: string; month: string }) =>
  q
    .selectFrom('assignment as a')
    .innerJoin('person', 'person.id', 'a.person_id')
    .leftJoin('area as village', 'village.id', 'a.village_id')
    .leftJoin('line_link as l', 'l.person_id', 'person.id')
    .select(['person.id', 'person.given_name', 'person.family_name', 'village.name as village_name'])
    .where('a.area_id', '=', p.unitId)
    .where('a.role', '=', 'volunteer')
    .where('a.from_month', '<=', p.month)
    .where((eb) => eb.or([eb('a.to_month', 'is', null), eb('a.to_month', '>=', p.month)]))
    .where(
      sql<boolean>`(a.end_reason is null or a.end_reason not in ('died', 'resigned', 'removed')
        or (a.end_reason <> 'died' and a.to_month > ${p.month}))`,
    )
    .where('l.line_user_id', 'is', null)
    .orderBy('village.name')
    .orderBy('person.given_name')
    .orderBy('person.family_name')
    .orderBy('person.id'),
);
