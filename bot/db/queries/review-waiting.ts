import { sql } from 'kysely';
import { statement } from '../statement.ts';

/** Reports of a unit's month that wait for its officers, and how many of them stand out. */
export const waitingReports = statement('review.waiting', (q, p: { unitId: string; month: string }) =>
  q
    .selectFrom('report')
    .select((eb) => [
      eb.fn.countAll<number>().as('waiting'),
      sql<number>`coalesce(sum(case when ${eb.ref('attention')} > 0 then 1 else 0 end), 0)`.as('flagged'),
    ])
    .where('unit_id', '=', p.unitId)
    .where('month', '=', p.month)
    .where('state', '=', 'submitted'),
);
