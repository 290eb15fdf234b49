import { statement } from '../statement.ts';

/** Officers of units who are linked to LINE, unit by unit, behind the one that is named. */
export const linkedOfficers = statement(
  'digest.officers',
  (q, p: { month: string; afterUnit: string; afterLane: string; limit: number }) =>
    q
      .selectFrom('area')
      // Cross joins, which SQLite takes in the order in which they stand: it would go through all assignments of the country.
      .crossJoin('assignment as a')
      .crossJoin('line_link as l')
      .select(['area.id as unit_id', 'area.name', 'l.line_user_id'])
      .distinct()
      .where('area.kind', '=', 'unit')
      .where('area.id', '>=', p.afterUnit)
      .whereRef('a.area_id', '=', 'area.id')
      .whereRef('l.person_id', '=', 'a.person_id')
      .where('a.role', '=', 'unit-staff')
      .where('a.from_month', '<=', p.month)
      .where((eb) => eb.or([eb('a.to_month', 'is', null), eb('a.to_month', '>=', p.month)]))
      .where((eb) =>
        eb.or([
          eb('area.id', '>', p.afterUnit),
          eb.and([eb('area.id', '=', p.afterUnit), eb('l.line_user_id', '>', p.afterLane)]),
        ]),
      )
      .orderBy('area.id')
      .orderBy('l.line_user_id')
      .limit(p.limit),
);

/** Whether she was told, or is about to be. */
export const isTold = statement('digest.is-told', (q, p: { lane: string; id: string }) =>
  q.selectFrom('outbox').select('state').where('lane', '=', p.lane).where('id', '=', p.id),
);
