import { sql } from 'kysely';
import { statement } from '../statement.ts';
import { volunteers } from './out-of-reach.ts';

// The facts of a unit's month, as they stood at an instant, and the packs that were made of them. Cross joins, which SQLite
// takes in the order in which they stand: it would go through the versions and events of all of the unit's months.

/** The month's volunteers with how each stands on the roster. */
export const rosterOfMonth = statement('evidence.roster', (q, p: { unitId: string; month: string }) =>
  volunteers(q, p)
    .leftJoin('area as village', 'village.id', 'a.village_id')
    .select([
      'person.id',
      'person.given_name',
      'person.family_name',
      'village.name as village_name',
      'a.standing',
      'a.order_no',
      'a.to_month',
      'a.end_reason',
    ]),
);

/** Whose time in the unit ended with a month. */
export const endedWith = statement('evidence.ended-with', (q, p: { unitId: string; month: string }) =>
  q
    .selectFrom('assignment as a')
    .innerJoin('person', 'person.id', 'a.person_id')
    .leftJoin('area as village', 'village.id', 'a.village_id')
    .select(['person.id', 'person.given_name', 'person.family_name', 'village.name as village_name', 'a.end_reason'])
    .where('a.area_id', '=', p.unitId)
    .where('a.role', '=', 'volunteer')
    .where('a.to_month', '=', p.month),
);

/** Reports of the month that lie in the unit, whoever belongs to it now. */
export const reportsOfMonth = statement('evidence.reports', (q, p: { unitId: string; month: string }) =>
  q
    .selectFrom('report as r')
    .innerJoin('person', 'person.id', 'r.person_id')
    .leftJoin('area as village', 'village.id', 'r.village_id')
    .select([
      'r.id',
      'r.person_id',
      'r.number',
      'r.on_time',
      'person.given_name',
      'person.family_name',
      'village.name as village_name',
    ])
    .where('r.unit_id', '=', p.unitId)
    .where('r.month', '=', p.month),
);

/** Their versions that had come by then, oldest first, with who filed each. */
export const versionsOfMonth = statement(
  'evidence.versions',
  (q, p: { unitId: string; month: string; until: number }) =>
    q
      .selectFrom('report as r')
      .crossJoin('report_version as v')
      .leftJoin('person as filer', 'filer.id', 'v.filed_by')
      .select([
        'v.report_id',
        'v.version',
        'v.content_hash',
        'v.form_version',
        'v.answers',
        'v.reason',
        'v.channel',
        'v.filed_by',
        'v.submitted_at',
        'filer.given_name',
        'filer.family_name',
      ])
      .where('r.unit_id', '=', p.unitId)
      .where('r.month', '=', p.month)
      .whereRef('v.unit_id', '=', 'r.unit_id')
      .whereRef('v.report_id', '=', 'r.id')
      .where('v.submitted_at', '<=', p.until)
      .orderBy('v.report_id')
      .orderBy('v.version'),
);

/** What had happened to them by then, in order, with who did it. */
export const eventsOfMonth = statement('evidence.events', (q, p: { unitId: string; month: string; until: number }) =>
  q
    .selectFrom('report as r')
    .crossJoin('report_event as e')
    // 'person:<id>': the other actors are no people.
    .leftJoin('person as actor', (join) => join.on(sql`actor.id`, '=', sql`substr(e.actor, 8)`))
    .select(['e.report_id', 'e.kind', 'e.at', 'e.actor', 'e.detail', 'actor.given_name', 'actor.family_name'])
    .where('r.unit_id', '=', p.unitId)
    .where('r.month', '=', p.month)
    .whereRef('e.unit_id', '=', 'r.unit_id')
    .whereRef('e.report_id', '=', 'r.id')
    .where('e.at', '<=', p.until)
    .orderBy('e.report_id')
    .orderBy('e.seq'),
);

/** The code by which the ministry knew the unit in a month, newest first. */
export const unitCode = statement('evidence.unit-code', (q, p: { unitId: string; month: string }) =>
  q
    .selectFrom('area_code')
    .select('code')
    .where('area_id', '=', p.unitId)
    .where('scheme', '=', 'hcode')
    .where('from_month', '<=', p.month)
    .orderBy('from_month', 'desc')
    .limit(1),
);

/** How far the unit's trail goes, and how far it is sealed. */
export const trailHead = statement('evidence.trail-head', (q, p: { unitId: string }) =>
  q.selectFrom('audit_counter').selectAll().where('unit_id', '=', p.unitId),
);

/**
 * An audit row with the number that was looked at: follows countAudit of its unit. When anything was written to the trail
 * meanwhile the number is taken, and the whole commit is planned again over what is true now.
 */
export const addAuditNumbered = statement(
  'evidence.add-audit-numbered',
  (
    q,
    p: {
      unitId: string;
      seq: number;
      at: number;
      actor: string;
      action: string;
      subject: string;
      detail: string | null;
    },
  ) =>
    q.insertInto('audit_entry').values({
      unit_id: p.unitId,
      seq: p.seq,
      at: p.at,
      actor: p.actor,
      action: p.action,
      subject: p.subject,
      detail: p.detail,
      hash: null,
    }),
);
