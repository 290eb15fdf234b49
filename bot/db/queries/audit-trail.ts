import { sql } from 'kysely';
import { statement } from '../statement.ts';
import { upwards } from './calendar.ts';

interface Asked {
  readonly unitId: string;
  /** 'report:<id>' …; '' for the whole trail. */
  readonly subject: string;
  readonly after: number;
  readonly limit: number;
}

/**
 * What was done in a unit, in order. Whoever did it is named where she works or worked in the unit or above it, or stood in
 * there: of somebody else, who was refused, her id must do.
 */
export const trailOf = statement('audit-trail.of', (q, p: { [Name in keyof Asked]: Asked[Name] }) =>
  upwards(q, p.unitId)
    .selectFrom('audit_entry as e')
    .leftJoin('person', (join) =>
      join
        .on(sql<boolean>`person.id = substr(e.actor, 8) and e.actor like 'person:%'`)
        .on((eb) =>
          eb.or([
            eb.exists(
              eb
                .selectFrom('assignment as a')
                .innerJoin('up', 'up.id', 'a.area_id')
                .select('a.role')
                .whereRef('a.person_id', '=', 'person.id'),
            ),
            eb.exists(
              eb
                .selectFrom('delegation as d')
                .innerJoin('up', 'up.id', 'd.area_id')
                .select('d.role')
                .whereRef('d.person_id', '=', 'person.id'),
            ),
          ]),
        ),
    )
    .select(['e.seq', 'e.at', 'e.actor', 'e.action', 'e.subject', 'e.detail', 'e.hash'])
    .select(['person.given_name', 'person.family_name'])
    .where('e.unit_id', '=', p.unitId)
    .where('e.seq', '>', p.after)
    .where(sql<boolean>`(cast(${p.subject} as text) = '' or e.subject = ${p.subject})`)
    .orderBy('e.seq')
    .limit(sql<number>`cast(${p.limit} as bigint)`),
);

/** Where the trail of a report begins; no row or null: nobody knows. */
export const trailBefore = statement('audit-trail.before', (q, p: { unitId: string; reportId: string }) =>
  q.selectFrom('report').select('trail_before').where('unit_id', '=', p.unitId).where('id', '=', p.reportId),
);
