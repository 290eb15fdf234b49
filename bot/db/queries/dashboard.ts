import { sql } from 'kysely';
import { WHOLE_UNIT } from '../../../shared/dashboard/figures.ts';
import { statement } from '../statement.ts';
import { type FigureRow, figureColumns } from './figure-columns.ts';
import { volunteers } from './out-of-reach.ts';

// How unit_month is made and proved. What is read of it stands in dashboard-reading.ts.

/** Units whose trail has moved on since their row of this month was made, or that have none. */
export const movedUnits = statement('dashboard.moved', (q, p: { month: string; after: string; limit: number }) =>
  q
    .selectFrom('audit_counter as c')
    .innerJoin('area', 'area.id', 'c.unit_id')
    .leftJoin('unit_month as m', (join) =>
      join.onRef('m.unit_id', '=', 'c.unit_id').on('m.month', '=', p.month).on('m.village_id', '=', WHOLE_UNIT),
    )
    .select('c.unit_id')
    .where('area.kind', '=', 'unit')
    .where('c.unit_id', '>', p.after)
    .where((eb) => eb.or([eb('m.audit_seq', 'is', null), eb('c.last_seq', '>', eb.ref('m.audit_seq'))]))
    .orderBy('c.unit_id')
    .limit(p.limit),
);

/** Units without a row of this month, whether anything was ever done there or not. */
export const unitsWithout = statement('dashboard.without', (q, p: { month: string; after: string; limit: number }) =>
  q
    .selectFrom('area')
    .leftJoin('unit_month as m', (join) =>
      join.onRef('m.unit_id', '=', 'area.id').on('m.month', '=', p.month).on('m.village_id', '=', WHOLE_UNIT),
    )
    .select('area.id as unit_id')
    .where('area.kind', '=', 'unit')
    .where('area.id', '>', p.after)
    .where('m.unit_id', 'is', null)
    .orderBy('area.id')
    .limit(p.limit),
);

/** All units in the order of their ids. */
export const unitsAfter = statement('dashboard.units-after', (q, p: { after: string; limit: number }) =>
  q
    .selectFrom('area')
    .select('id as unit_id')
    .where('kind', '=', 'unit')
    .where('id', '>', p.after)
    .orderBy('id')
    .limit(p.limit),
);

/** From which number of the trail each of a unit's months was made. */
export const builtMonths = statement('dashboard.built', (q, p: { unitId: string }) =>
  q
    .selectFrom('unit_month')
    .select(['month', 'audit_seq'])
    .where('unit_id', '=', p.unitId)
    .where('village_id', '=', WHOLE_UNIT)
    .orderBy('month'),
);

/** Months of the reports that the trail names behind a number. */
export const monthsNamed = statement('dashboard.months-named', (q, p: { unitId: string; seq: number }) =>
  q
    .selectFrom('audit_entry as e')
    // 'report:<id>'
    .innerJoin('report as r', (join) =>
      join.onRef('r.unit_id', '=', 'e.unit_id').on('r.id', '=', sql<string>`substr(e.subject, 8)`),
    )
    .select('r.month')
    .distinct()
    .where('e.unit_id', '=', p.unitId)
    .where('e.seq', '>', p.seq)
    .where('e.subject', 'like', 'report:%'),
);

/** Whether the trail says behind a number that somebody came, went or stands otherwise: any month may have changed. */
export const rosterMoved = statement('dashboard.roster-moved', (q, p: { unitId: string; seq: number }) =>
  q
    .selectFrom('audit_entry')
    .select('seq')
    .where('unit_id', '=', p.unitId)
    .where('seq', '>', p.seq)
    .where('action', 'like', 'roster.%')
    .limit(1),
);

/** Months in which the unit has reports. */
export const monthsReported = statement('dashboard.months-reported', (q, p: { unitId: string }) =>
  q.selectFrom('report').select('month').distinct().where('unit_id', '=', p.unitId),
);

export const rosterFacts = statement('dashboard.roster-facts', (q, p: { unitId: string; month: string }) =>
  volunteers(q, p).select(['a.person_id', 'a.village_id', 'a.standing']),
);

/** The month's reports with the answers of their current version. */
export const reportFacts = statement('dashboard.report-facts', (q, p: { unitId: string; month: string }) =>
  q
    .selectFrom('report as r')
    .innerJoin('report_version as v', (join) =>
      join.onRef('v.unit_id', '=', 'r.unit_id').onRef('v.report_id', '=', 'r.id').onRef('v.version', '=', 'r.version'),
    )
    .select([
      'r.person_id',
      'r.village_id',
      'r.state',
      'r.on_time',
      'r.attention',
      'r.first_submitted_at',
      'r.certified_at',
      'v.answers',
    ])
    .where('r.unit_id', '=', p.unitId)
    .where('r.month', '=', p.month),
);

export interface UnitMonthRow extends FigureRow {
  readonly unitId: string;
  readonly villageId: string;
  readonly auditSeq: number;
}

/** What was made of a longer trail stays: a runner that read earlier may write later. */
export const putUnitMonth = statement('dashboard.put', (q, p: { [Name in keyof UnitMonthRow]: UnitMonthRow[Name] }) =>
  q
    .insertInto('unit_month')
    .values({ unit_id: p.unitId, village_id: p.villageId, ...figureColumns(p), audit_seq: p.auditSeq })
    .onConflict((conflict) =>
      conflict
        .columns(['unit_id', 'month', 'village_id'])
        .doUpdateSet((eb) => ({
          entitled: eb.ref('excluded.entitled'),
          reported: eb.ref('excluded.reported'),
          on_time: eb.ref('excluded.on_time'),
          certified: eb.ref('excluded.certified'),
          returned: eb.ref('excluded.returned'),
          flagged: eb.ref('excluded.flagged'),
          oldest_waiting_at: eb.ref('excluded.oldest_waiting_at'),
          median_wait_ms: eb.ref('excluded.median_wait_ms'),
          sums: eb.ref('excluded.sums'),
          audit_seq: eb.ref('excluded.audit_seq'),
          built_at: eb.ref('excluded.built_at'),
        }))
        .whereRef('unit_month.audit_seq', '<=', 'excluded.audit_seq'),
    ),
);

/** Follows the puts of a month: villages that nobody is in any more. */
export const dropOlder = statement(
  'dashboard.drop-older',
  (q, p: { unitId: string; month: string; builtAt: number; auditSeq: number }) =>
    q
      .deleteFrom('unit_month')
      .where('unit_id', '=', p.unitId)
      .where('month', '=', p.month)
      .where((eb) =>
        eb.or([
          eb('audit_seq', '<', p.auditSeq),
          eb.and([eb('audit_seq', '=', p.auditSeq), eb('built_at', '<', p.builtAt)]),
        ]),
      ),
);

/** A unit's month as it was made, village by village. */
export const unitMonthRows = statement('dashboard.rows', (q, p: { unitId: string; month: string }) =>
  q
    .selectFrom('unit_month')
    .selectAll()
    .where('unit_id', '=', p.unitId)
    .where('month', '=', p.month)
    .orderBy('village_id'),
);
