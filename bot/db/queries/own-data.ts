import { statement } from '../statement.ts';
import { nameOf } from './report.ts';

// Everything that is kept of one person, for her own copy of it. Other people's ids stay behind.

export const ownPerson = statement('own.person', (q, p: { personId: string }) =>
  q
    .selectFrom('person')
    .select(['given_name', 'family_name', 'birth_date', 'citizen_tail', 'phone', 'smartphone'])
    .where('id', '=', p.personId),
);

export const ownSessions = statement('own.sessions', (q, p: { lineUserId: string }) =>
  q
    .selectFrom('session')
    .select(['created_at', 'expires_at'])
    .where('line_user_id', '=', p.lineUserId)
    .orderBy('created_at'),
);

export const ownReports = statement('own.reports', (q, p: { unitId: string; personId: string }) =>
  q
    .selectFrom('report')
    .innerJoin('area', 'area.id', 'report.unit_id')
    .select([
      'report.id',
      'report.month',
      'report.number',
      'report.state',
      'report.version',
      'report.first_submitted_at',
      'report.on_time',
      'report.points',
      'report.certified_at',
      'report.return_reason',
      'report.return_item',
      'area.name as unit_name',
    ])
    .where('report.unit_id', '=', p.unitId)
    .where('report.person_id', '=', p.personId)
    .orderBy('report.month'),
);

export const ownVersions = statement('own.versions', (q, p: { unitId: string; personId: string }) =>
  q
    .selectFrom('report_version as v')
    .innerJoin('report as r', (join) => join.onRef('r.unit_id', '=', 'v.unit_id').onRef('r.id', '=', 'v.report_id'))
    .leftJoin('person as filer', 'filer.id', 'v.filed_by')
    .select([
      'v.report_id',
      'v.version',
      'v.form_version',
      'v.answers',
      'v.flags',
      'v.reason',
      'v.channel',
      'v.submitted_at',
      'v.filed_by',
      nameOf('filer').as('filer_name'),
    ])
    .where('v.unit_id', '=', p.unitId)
    .where('r.person_id', '=', p.personId)
    .orderBy('v.report_id')
    .orderBy('v.version'),
);

export const ownEvents = statement('own.events', (q, p: { unitId: string; personId: string }) =>
  q
    .selectFrom('report_event as e')
    .innerJoin('report as r', (join) => join.onRef('r.unit_id', '=', 'e.unit_id').onRef('r.id', '=', 'e.report_id'))
    .select(['e.report_id', 'e.kind', 'e.at'])
    .where('e.unit_id', '=', p.unitId)
    .where('r.person_id', '=', p.personId)
    .orderBy('e.report_id')
    .orderBy('e.seq'),
);

/** A place is a few numbers and stands in the copy itself; a photo is told of. */
export const ownAttachments = statement('own.attachments', (q, p: { unitId: string; personId: string }) =>
  q
    .selectFrom('report_attachment as a')
    .innerJoin('report as r', (join) => join.onRef('r.unit_id', '=', 'a.unit_id').onRef('r.id', '=', 'a.report_id'))
    .select((eb) => [
      'a.report_id',
      'a.kind',
      'a.bytes',
      'a.at',
      eb.case().when('a.kind', '=', 'place').then(eb.ref('a.body')).else(null).end().as('place'),
    ])
    .where('a.unit_id', '=', p.unitId)
    .where('r.person_id', '=', p.personId)
    .orderBy('a.report_id')
    .orderBy('a.at'),
);

/** The reminders that she was planned into, with what became of each. */
export const ownReminders = statement('own.reminders', (q, p: { unitId: string; personId: string }) =>
  q
    .selectFrom('wave_recipient as r')
    .innerJoin('wave_chunk as c', (join) =>
      join.onRef('c.unit_id', '=', 'r.unit_id').onRef('c.wave_id', '=', 'r.wave_id').onRef('c.part', '=', 'r.part'),
    )
    .select(['r.month', 'r.nth', 'c.state', 'c.sent_at'])
    .where('r.unit_id', '=', p.unitId)
    .where('r.person_id', '=', p.personId)
    .orderBy('r.month')
    .orderBy('r.nth'),
);
