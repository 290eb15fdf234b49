import { sql } from 'kysely';
import { statement } from '../statement.ts';
import { type FigureRow, figureColumns } from './figure-columns.ts';

// area_month: what unit_month adds up to in each of the country's children.

const COUNTS = ['entitled', 'reported', 'on_time', 'certified', 'returned', 'flagged', 'oldest_waiting_at'] as const;
const columns = [...COUNTS, 'median_wait_ms', 'sums', 'spread', 'made_of', 'built_at'] as const;

/** Counts of each child of an area, month by month. */
export const areaSums = statement('area-month.sums', (q, p: { parentId: string; from: string; to: string }) =>
  q
    .selectFrom('area')
    .crossJoin('area_month as m')
    .select(['m.area_id as child_id', 'm.month', ...COUNTS, 'm.made_of', 'm.built_at'])
    .where('area.parent_id', '=', p.parentId)
    .whereRef('m.area_id', '=', 'area.id')
    .where('m.month', '>=', p.from)
    .where('m.month', '<=', p.to),
);

/** What stands behind these counts in a month, and the items of the month before. */
export const areaParts = statement('area-month.parts', (q, p: { parentId: string; month: string; before: string }) =>
  q
    .selectFrom('area')
    .crossJoin('area_month as m')
    .select(['m.area_id as child_id', 'm.month', 'm.median_wait_ms', 'm.sums'])
    .select(sql<string | null>`case when m.month = ${p.month} then m.spread end`.as('spread'))
    .where('area.parent_id', '=', p.parentId)
    .whereRef('m.area_id', '=', 'area.id')
    .where('m.month', 'in', [p.month, p.before]),
);

/** Of which figures each of an area's months was made. */
export const areaMonths = statement('area-month.made', (q, p: { areaId: string }) =>
  q.selectFrom('area_month').select(['month', 'made_of']).where('area_id', '=', p.areaId).orderBy('month'),
);

export const areaMonth = statement('area-month.row', (q, p: { areaId: string; month: string }) =>
  q.selectFrom('area_month').selectAll().where('area_id', '=', p.areaId).where('month', '=', p.month),
);

export interface AreaMonthRow extends FigureRow {
  readonly areaId: string;
  readonly spread: string;
  readonly madeOf: number;
}

/** A runner that read earlier may write later: what it wrote says of which figures, and the next one sees that. */
export const putAreaMonth = statement('area-month.put', (q, p: { [Name in keyof AreaMonthRow]: AreaMonthRow[Name] }) =>
  q
    .insertInto('area_month')
    .values({ area_id: p.areaId, ...figureColumns(p), spread: p.spread, made_of: p.madeOf })
    .onConflict((conflict) =>
      conflict
        .columns(['area_id', 'month'])
        .doUpdateSet((eb) => Object.fromEntries(columns.map((column) => [column, eb.ref(`excluded.${column}`)]))),
    ),
);

/** It was looked at, and was as it should be. */
export const touchAreaMonth = statement('area-month.touch', (q, p: { areaId: string; month: string; at: number }) =>
  q.updateTable('area_month').set({ built_at: p.at }).where('area_id', '=', p.areaId).where('month', '=', p.month),
);
