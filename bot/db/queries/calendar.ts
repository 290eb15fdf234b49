import type { Builder } from '../statement.ts';
import { statement } from '../statement.ts';

/** An area and everything above it, nearest first (depth 0 is the area itself). */
export const upwards = (q: Builder, areaId: string) =>
  q.withRecursive('up(id, parent_id, depth)', (cte) =>
    cte
      .selectFrom('area')
      .select((eb) => ['area.id', 'area.parent_id', eb.lit(0).as('depth')])
      .where('area.id', '=', areaId)
      .unionAll(
        cte
          .selectFrom('up')
          .innerJoin('area', 'area.id', 'up.parent_id')
          .select((eb) => ['area.id', 'area.parent_id', eb('up.depth', '+', eb.lit(1)).as('depth')]),
      ),
  );

/** Calendar rows that bear on an area, nearest area first. */
export const calendarRows = statement('calendar.rows', (q, p: { areaId: string }) =>
  upwards(q, p.areaId)
    .selectFrom('up')
    .innerJoin('report_calendar as c', 'c.area_id', 'up.id')
    .select(['c.month', 'c.opens_at', 'c.due_at', 'c.review_due_at', 'c.closes_at'])
    .orderBy('up.depth'),
);

/** Which form versions an area may use, nearest area first, newest first. */
export const formUses = statement('form.uses', (q, p: { areaId: string }) =>
  upwards(q, p.areaId)
    .selectFrom('up')
    .innerJoin('form_use as f', 'f.area_id', 'up.id')
    .select(['f.from_month', 'f.version', 'up.depth'])
    .orderBy('up.depth')
    .orderBy('f.from_month', 'desc'),
);

export const formDefinition = statement('form.definition', (q, p: { version: string }) =>
  q.selectFrom('form_version').select('definition').where('version', '=', p.version),
);
