import { sql } from 'kysely';
import { WHOLE_UNIT } from '../../../shared/dashboard/figures.ts';
import { type Builder, statement } from '../statement.ts';

// What dashboards read: unit_month, below an area.

/**
 * The units below an area, each with the area's own child that it is or lies in; a unit is its own. Villages, ten for each
 * unit, stay out.
 */
const below = (q: Builder, areaId: string) =>
  q.withRecursive('down(unit_id, kind, child_id)', (cte) =>
    cte
      .selectFrom('area')
      .select(['area.id as unit_id', 'area.kind', 'area.id as child_id'])
      .where('area.id', '=', areaId)
      .unionAll(
        cte
          .selectFrom('down')
          .innerJoin('area', 'area.parent_id', 'down.unit_id')
          .select((eb) => [
            'area.id as unit_id',
            'area.kind',
            eb
              .case()
              .when('down.unit_id', '=', areaId)
              .then(eb.ref('area.id'))
              .else(eb.ref('down.child_id'))
              .end()
              .as('child_id'),
          ])
          .where('down.kind', '<>', 'unit'),
      ),
  );

const sum = (column: string) => sql<number>`cast(sum(${sql.ref(`m.${column}`)}) as bigint)`;

// Both are cross joins, which SQLite takes in the order in which they stand: it would read the whole country's figures first.

/** Sums of each child of an area, month by month. The index unit_month_sums has each unit's months side by side. */
export const sumsBelow = statement('dashboard.sums-below', (q, p: { areaId: string; from: string; to: string }) =>
  below(q, p.areaId)
    .selectFrom('down')
    .crossJoin('unit_month as m')
    .select((eb) => [
      'down.child_id',
      'm.month',
      sum('entitled').as('entitled'),
      sum('reported').as('reported'),
      sum('on_time').as('on_time'),
      sum('certified').as('certified'),
      sum('returned').as('returned'),
      sum('flagged').as('flagged'),
      eb.fn.min('m.oldest_waiting_at').as('oldest_waiting_at'),
      eb.fn.max('m.built_at').as('built_at'),
      sum('built_at').as('made_of'),
    ])
    .where('down.kind', '=', 'unit')
    .whereRef('m.unit_id', '=', 'down.unit_id')
    .where('m.village_id', '=', WHOLE_UNIT)
    .where('m.month', '>=', p.from)
    .where('m.month', '<=', p.to)
    .groupBy(['down.child_id', 'm.month']),
);

/** Every unit below an area in two months. */
export const unitsBelow = statement(
  'dashboard.units-below',
  (q, p: { areaId: string; month: string; before: string }) =>
    below(q, p.areaId)
      .selectFrom('down')
      .crossJoin('unit_month as m')
      .select([
        'm.unit_id',
        'down.child_id',
        'm.month',
        'm.entitled',
        'm.reported',
        'm.certified',
        'm.returned',
        'm.oldest_waiting_at',
        'm.median_wait_ms',
        'm.sums',
      ])
      .where('down.kind', '=', 'unit')
      .whereRef('m.unit_id', '=', 'down.unit_id')
      .where('m.month', 'in', [p.month, p.before])
      .where('m.village_id', '=', WHOLE_UNIT)
      .orderBy('m.unit_id'),
);

/** A unit and its villages, month by month. */
export const unitRows = statement('dashboard.unit-rows', (q, p: { unitId: string; from: string; to: string }) =>
  q
    .selectFrom('unit_month')
    .selectAll()
    .where('unit_id', '=', p.unitId)
    .where('month', '>=', p.from)
    .where('month', '<=', p.to),
);

export const childrenOf = statement('dashboard.children', (q, p: { areaId: string }) =>
  q.selectFrom('area').select(['id', 'kind', 'name']).where('parent_id', '=', p.areaId).orderBy('name').orderBy('id'),
);

/** Areas that `placesOf` answers for at once: $id0 and so on; who asks for fewer leaves the others empty. */
export const MOST_PLACES = 50;

export const placesOf = statement('dashboard.places', (q, p: Readonly<Record<string, string>>) =>
  q
    .selectFrom('area')
    .select(['id', 'name', 'phone'])
    .where(
      'id',
      'in',
      Array.from({ length: MOST_PLACES }, (_, n) => p[`id${n}`] ?? ''),
    ),
);
