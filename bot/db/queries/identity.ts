import { type Builder, statement } from '../statement.ts';

/** A volunteer, or one who becomes one soon, with her unit and whoever is linked to her; nobody else registers by id. */
const volunteers = (q: Builder, p: { month: string; soon: string }) =>
  q
    .selectFrom('person')
    .innerJoin('assignment as a', 'a.person_id', 'person.id')
    .innerJoin('area', 'area.id', 'a.area_id')
    .leftJoin('area as village', 'village.id', 'a.village_id')
    .leftJoin('line_link as l', 'l.person_id', 'person.id')
    .select([
      'person.id',
      'person.given_name',
      'person.family_name',
      'a.role',
      'a.area_id',
      'area.name as area_name',
      'area.phone as area_phone',
      'village.name as village_name',
      'l.line_user_id as linked_to',
    ])
    .where('a.role', 'in', ['volunteer', 'head-volunteer'])
    .where('a.from_month', '<=', p.soon)
    .where((eb) => eb.or([eb('a.to_month', 'is', null), eb('a.to_month', '>=', p.month)]))
    // Whoever is both is shown as the volunteer, and in the unit of today before the one of next month.
    .orderBy('a.role', 'desc')
    .orderBy('a.from_month')
    .limit(1);

/** Both must fit; the store does the same work whichever does not. */
export const volunteerByIdentity = statement(
  'identity.volunteer',
  (q, p: { citizenHash: string; birthDate: string; month: string; soon: string }) =>
    volunteers(q, p).where('person.citizen_hash', '=', p.citizenHash).where('person.birth_date', '=', p.birthDate),
);

export const volunteerById = statement(
  'identity.volunteer-by-id',
  (q, p: { personId: string; month: string; soon: string }) => volunteers(q, p).where('person.id', '=', p.personId),
);
