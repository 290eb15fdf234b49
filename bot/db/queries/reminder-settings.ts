import { statement } from '../statement.ts';

/** What an operator says about an area's reminders: which waves it sends, and on which days none. */

export const putReminderRule = statement(
  'reminder-settings.put-rule',
  (q, p: { areaId: string; fromMonth: string; waves: string; auto: number; namesToHead: number }) =>
    q
      .insertInto('reminder_rule')
      .values({
        area_id: p.areaId,
        from_month: p.fromMonth,
        waves: p.waves,
        auto: p.auto,
        names_to_head: p.namesToHead,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['area_id', 'from_month'])
          .doUpdateSet({ waves: p.waves, auto: p.auto, names_to_head: p.namesToHead }),
      ),
);

export const allReminderRules = statement('reminder-settings.rules', (q, _: Record<never, never>) =>
  q
    .selectFrom('reminder_rule as r')
    .innerJoin('area', 'area.id', 'r.area_id')
    .select(['r.area_id', 'area.name', 'r.from_month', 'r.waves', 'r.auto', 'r.names_to_head'])
    .orderBy('r.area_id')
    .orderBy('r.from_month'),
);

export const allHolidays = statement('reminder-settings.holidays', (q, _: Record<never, never>) =>
  q
    .selectFrom('holiday as h')
    .innerJoin('area', 'area.id', 'h.area_id')
    .select(['h.area_id', 'area.name as area_name', 'h.day', 'h.name'])
    .orderBy('h.area_id')
    .orderBy('h.day'),
);

export const putHoliday = statement(
  'reminder-settings.put-holiday',
  (q, p: { areaId: string; day: string; name: string }) =>
    q
      .insertInto('holiday')
      .values({ area_id: p.areaId, day: p.day, name: p.name })
      .onConflict((conflict) => conflict.columns(['area_id', 'day']).doUpdateSet({ name: p.name })),
);

export const dropHoliday = statement('reminder-settings.drop-holiday', (q, p: { areaId: string; day: string }) =>
  q.deleteFrom('holiday').where('area_id', '=', p.areaId).where('day', '=', p.day),
);
