import { type RawBuilder, sql } from 'kysely';

import { type Builder, statement } from '../statement.ts';
import { MEMBER_COLUMNS } from './directory.ts';
import { volunteers } from './out-of-reach.ts';
import { nameOf } from './report.ts';

/** A unit's reports with their current version. */
const ofUnit = (q: Builder, unitId: string) =>
  q
    .selectFrom('report as r')
    .innerJoin('report_version as v', (join) =>
      join.onRef('v.unit_id', '=', 'r.unit_id').onRef('v.report_id', '=', 'r.id').onRef('v.version', '=', 'r.version'),
    )
    .where('r.unit_id', '=', unitId);

const ofMonth = (q: Builder, p: { unitId: string; month: string }) =>
  ofUnit(q, p.unitId).where('r.month', '=', p.month);

const withNames = (reports: ReturnType<typeof ofUnit>) =>
  reports
    .innerJoin('person as p', 'p.id', 'r.person_id')
    .leftJoin('area as village', 'village.id', 'r.village_id')
    .leftJoin('person as filer', 'filer.id', 'v.filed_by')
    .leftJoin('person as certifier', 'certifier.id', 'r.certified_by')
    .selectAll('r')
    .select([
      'v.submitted_at',
      'v.flags',
      'v.filed_by',
      'village.name as village_name',
      nameOf('p').as('name'),
      nameOf('filer').as('filer_name'),
      nameOf('certifier').as('certifier_name'),
    ]);

/** A filter that is null leaves everything in. `flags` is a LIKE pattern over the version's JSON list. */
export type QueueParams = {
  unitId: string;
  month: string;
  state: string | null;
  village: string | null;
  flags: string | null;
  onTime: number | null;
};

/** The reports of a unit's month as report_queue tells of them, with the current version of those that it is asked for. */
const told = (q: Builder, p: { unitId: string; month: string }, version: RawBuilder<number>) =>
  q
    .selectFrom('report as t')
    .leftJoin('report_version as f', (join) =>
      join.onRef('f.unit_id', '=', 't.unit_id').onRef('f.report_id', '=', 't.id').on('f.version', '=', version),
    )
    .where('t.unit_id', '=', p.unitId)
    .where('t.month', '=', p.month);

/** Where nothing stands out there are no flags: most versions, each on a page of its own, need no look. */
const FLAGGED = sql<boolean>`coalesce(t.attention, 1) > 0`;
const FLAGS = sql<string>`coalesce(f.flags, '[]')`;

/** Those that a page shows: what needs a look first, behind the one that is named. */
const shown = (q: Builder, p: QueueParams & { afterLook: number; afterId: string; limit: number }) =>
  told(q, p, sql`case when cast(${p.flags} as text) is not null and ${FLAGGED} then t.version end`)
    .select(['t.id', sql<number>`coalesce(t.attention, 0)`.as('look')])
    .where(sql<boolean>`(cast(${p.state} as text) is null or t.state = cast(${p.state} as text))`)
    .where(sql<boolean>`(cast(${p.village} as text) is null or t.village_id = cast(${p.village} as text))`)
    .where(sql<boolean>`(cast(${p.flags} as text) is null or ${FLAGS} like cast(${p.flags} as text))`)
    .where(sql<boolean>`(cast(${p.onTime} as bigint) is null or t.on_time = cast(${p.onTime} as bigint))`)
    .where(
      sql<boolean>`(coalesce(t.attention, 0) < ${p.afterLook} or (coalesce(t.attention, 0) = ${p.afterLook} and t.id < ${p.afterId}))`,
    )
    .orderBy('look', 'desc')
    .orderBy('t.id', 'desc')
    .limit(p.limit);

/** One index leads to the month (report_queue), and only what is shown is read. */
export const queuePage = statement(
  'review.queue',
  (q, p: QueueParams & { afterLook: number; afterId: string; limit: number }) =>
    withNames(ofUnit(q, p.unitId))
      .innerJoin(shown(q, p).as('s'), 's.id', 'r.id')
      .select('s.look')
      .orderBy('s.look', 'desc')
      .orderBy('r.id', 'desc'),
);

/** How many reports are alike in all that the queue can be filtered by. */
export const queueGroups = statement('review.groups', (q, p: { unitId: string; month: string }) =>
  told(q, p, sql`case when ${FLAGGED} then t.version end`)
    .select(['t.state', 't.village_id', 't.on_time', 't.attention', FLAGS.as('flags')])
    .select(sql<number>`cast(count(*) as bigint)`.as('count'))
    .groupBy(['t.state', 't.village_id', 't.on_time', 't.attention', 'f.flags']),
);

/** All reports of a unit's month, with what they can be chosen by. */
export const monthReports = statement('review.month', (q, p: { unitId: string; month: string }) =>
  ofMonth(q, p).select(['r.id', 'r.seq', 'r.state', 'r.village_id', 'r.on_time', 'v.flags', 'v.submitted_at']),
);

/** Volunteers of a unit's month who sent nothing. */
const missing = (q: Builder, p: { unitId: string; month: string }) => volunteers(q, p).where('r.id', 'is', null);

export const missingPage = statement(
  'review.missing',
  (q, p: { unitId: string; month: string; village: string | null; after: string; limit: number }) =>
    missing(q, p)
      .leftJoin('area as village', 'village.id', 'a.village_id')
      .select(['person.id', nameOf('person').as('name'), 'a.village_id', 'village.name as village_name'])
      .where(sql<boolean>`(cast(${p.village} as text) is null or a.village_id = cast(${p.village} as text))`)
      .where('person.id', '>', p.after)
      .orderBy('person.id')
      .limit(p.limit),
);

export const missingByVillage = statement('review.missing-by-village', (q, p: { unitId: string; month: string }) =>
  missing(q, p)
    .select(['a.village_id', sql<number>`cast(count(*) as bigint)`.as('count')])
    .groupBy('a.village_id'),
);

export const villagesOfUnit = statement('review.villages', (q, p: { unitId: string }) =>
  q
    .selectFrom('area')
    .select(['id', 'name'])
    .where('parent_id', '=', p.unitId)
    .where('kind', '=', 'village')
    .orderBy('name'),
);

/** One report with its names, and the LINE user of the one whose it is. */
export const reviewed = statement('review.one', (q, p: { unitId: string; id: string }) =>
  withNames(ofUnit(q, p.unitId))
    .leftJoin('line_link as l', 'l.person_id', 'r.person_id')
    .select(['v.form_version', 'v.answers', 'l.line_user_id'])
    .where('r.id', '=', p.id),
);

/** All that was ever sent of it, newest first, with who filed it. */
export const reviewedVersions = statement('review.versions', (q, p: { unitId: string; reportId: string }) =>
  q
    .selectFrom('report_version as v')
    .leftJoin('person as filer', 'filer.id', 'v.filed_by')
    .selectAll('v')
    .select(nameOf('filer').as('filer_name'))
    .where('v.unit_id', '=', p.unitId)
    .where('v.report_id', '=', p.reportId)
    .orderBy('v.version', 'desc'),
);

/** All that was ever done with it, newest first, with who did it. */
export const reviewedEvents = statement('review.events', (q, p: { unitId: string; reportId: string }) =>
  q
    .selectFrom('report_event as e')
    .leftJoin('person as p', (join) => join.on(sql<boolean>`p.id = substr(e.actor, 8) and e.actor like 'person:%'`))
    .select(['e.seq', 'e.kind', 'e.at', 'e.detail', 'p.id as person_id', nameOf('p').as('name')])
    .where('e.unit_id', '=', p.unitId)
    .where('e.report_id', '=', p.reportId)
    .orderBy('e.seq', 'desc'),
);

/** The numbers of all of a unit's month, for their median. */
export const answersOfUnit = statement('review.answers-of-unit', (q, p: { unitId: string; month: string }) =>
  ofMonth(q, p).select(['v.answers']),
);

/** The evidence pack of a month that was made last, if it was not rejected. */
export const packOfMonth = statement('review.pack', (q, p: { unitId: string; month: string }) =>
  q
    .selectFrom('evidence_pack')
    .select(['number', 'state', 'cut_off_at'])
    .where('unit_id', '=', p.unitId)
    .where('month', '=', p.month)
    .where('state', '<>', 'rejected')
    .orderBy('number', 'desc')
    .limit(1),
);

/** When somebody last filed a report of this month, another one's than this person's. */
export const lastFiledAt = statement(
  'review.last-filed',
  (q, p: { unitId: string; month: string; filedBy: string; personId: string }) =>
    ofMonth(q, p)
      .select(sql<number | null>`max(v.submitted_at)`.as('at'))
      .where('v.filed_by', '=', p.filedBy)
      .where('r.person_id', '<>', p.personId)
      // Always so. It keeps SQLite from report_history, which has all the rest, but of all of the unit's months.
      .where('r.first_submitted_at', '>', 0),
);

/** A person with all her assignments, like memberRows, whoever is linked to her. */
export const memberOfPersonRows = statement('review.member-rows', (q, p: { personId: string }) =>
  q
    .selectFrom('person')
    .leftJoin('assignment as a', 'a.person_id', 'person.id')
    .leftJoin('area', 'area.id', 'a.area_id')
    .leftJoin('area as village', 'village.id', 'a.village_id')
    .leftJoin('line_link as l', 'l.person_id', 'person.id')
    .select([...MEMBER_COLUMNS, 'l.line_user_id'])
    .where('person.id', '=', p.personId)
    .orderBy('a.from_month', 'desc'),
);
