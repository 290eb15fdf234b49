import { statement } from '../statement.ts';
import { upwards } from './calendar.ts';

/** Rules in force in a month that bear on an area, the nearest area's newest first. */
export const reminderRules = statement('reminder-rule.of-area', (q, p: { areaId: string; month: string }) =>
  upwards(q, p.areaId)
    .selectFrom('up')
    .innerJoin('reminder_rule as r', 'r.area_id', 'up.id')
    .select(['r.area_id', 'r.waves', 'r.auto', 'r.names_to_head'])
    .where('r.from_month', '<=', p.month)
    .orderBy('up.depth')
    .orderBy('r.from_month', 'desc')
    .limit(1),
);

/** Every area that has a rule of its own in a month: its newest. */
export const rulesInForce = statement('reminder-rule.in-force', (q, p: { month: string }) =>
  q
    .selectFrom('reminder_rule as r')
    .select(['r.area_id', 'r.waves', 'r.auto'])
    .where('r.from_month', '<=', p.month)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('reminder_rule as later')
            .select('later.area_id')
            .whereRef('later.area_id', '=', 'r.area_id')
            .whereRef('later.from_month', '>', 'r.from_month')
            .where('later.from_month', '<=', p.month),
        ),
      ),
    )
    .orderBy('r.area_id'),
);

export const holidayRows = statement('reminder-rule.holidays', (q, p: { areaId: string }) =>
  upwards(q, p.areaId).selectFrom('up').innerJoin('holiday as h', 'h.area_id', 'up.id').select('h.day'),
);

/** Of all areas: hundreds of rows at most. */
export const allHolidays = statement('reminder-rule.all-holidays', (q, _: Record<never, never>) =>
  q.selectFrom('holiday').select(['area_id', 'day']).orderBy('area_id').orderBy('day'),
);

/** Areas whose month is due at a time of their own. */
export const areasWithOwnDue = statement('reminder-rule.areas-with-own-due', (q, p: { month: string }) =>
  q
    .selectFrom('report_calendar')
    .select('area_id')
    .where('month', '=', p.month)
    .where('due_at', 'is not', null)
    .orderBy('area_id'),
);
