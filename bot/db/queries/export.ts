import { sql } from 'kysely';
import { statement } from '../statement.ts';
import { nameOf } from './report.ts';

/** The units of an area in the order of their ids, after one of them. */
export const unitsBelow = statement('export.units-below', (q, p: { areaId: string; after: string; limit: number }) =>
  q
    .withRecursive('down(id, kind)', (cte) =>
      cte
        .selectFrom('area')
        .select(['area.id', 'area.kind'])
        .where('area.id', '=', p.areaId)
        .unionAll(
          cte
            .selectFrom('down')
            .innerJoin('area', 'area.parent_id', 'down.id')
            .select(['area.id', 'area.kind'])
            // Villages lie below units, ten for each.
            .where('down.kind', 'in', ['country', 'province', 'district']),
        ),
    )
    .selectFrom('down')
    .innerJoin('area as unit', 'unit.id', 'down.id')
    .leftJoin('area as district', 'district.id', 'unit.parent_id')
    .leftJoin('area as province', 'province.id', 'district.parent_id')
    .select(['unit.id', 'unit.name', 'district.name as district', 'province.name as province'])
    .where('down.kind', '=', 'unit')
    .where('down.id', '>=', p.after)
    .orderBy('down.id')
    .limit(sql<number>`cast(${p.limit} as bigint)`),
);

/** The reports of a unit's month with their current version, in no order: asked for one, a store would walk all months. */
export const reportsToExport = statement('export.reports', (q, p: { unitId: string; month: string }) =>
  q
    .selectFrom('report as r')
    .innerJoin('report_version as v', (join) =>
      join.onRef('v.unit_id', '=', 'r.unit_id').onRef('v.report_id', '=', 'r.id').onRef('v.version', '=', 'r.version'),
    )
    .innerJoin('person', 'person.id', 'r.person_id')
    .leftJoin('area as village', 'village.id', 'r.village_id')
    .leftJoin('person as filer', 'filer.id', 'v.filed_by')
    .select([
      'r.id',
      'r.number',
      'r.state',
      'r.version',
      'r.on_time',
      'r.certified_at',
      'r.person_id',
      'v.form_version',
      'v.answers',
      'v.flags',
      'v.channel',
      'v.filed_by',
      'v.submitted_at',
      'person.given_name',
      'person.family_name',
      'village.name as village_name',
      nameOf('filer').as('filer_name'),
    ])
    .where('r.unit_id', '=', p.unitId)
    .where('r.month', '=', p.month),
);
