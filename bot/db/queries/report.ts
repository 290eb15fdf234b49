import { sql } from 'kysely';
import type { ReportState } from '../../../shared/report/lifecycle.ts';
import type { Channel, ReportEventKind } from '../schema.ts';
import { type Builder, statement } from '../statement.ts';

/** The name of a person of this alias. */
export const nameOf = (person: string) =>
  sql<string | null>`${sql.ref(`${person}.given_name`)} || ' ' || ${sql.ref(`${person}.family_name`)}`;

/** A person's reports in a unit with who filed their current version, newest month first. */
const ofPerson = (q: Builder, p: { unitId: string; personId: string; limit: number }) =>
  q
    .selectFrom('report as r')
    .innerJoin('report_version as v', (join) =>
      join.onRef('v.unit_id', '=', 'r.unit_id').onRef('v.report_id', '=', 'r.id').onRef('v.version', '=', 'r.version'),
    )
    .leftJoin('person as filer', 'filer.id', 'v.filed_by')
    .selectAll('r')
    .select(['v.submitted_at', 'v.filed_by', nameOf('filer').as('filer_name')])
    .where('r.unit_id', '=', p.unitId)
    .where('r.person_id', '=', p.personId)
    .orderBy('r.month', 'desc')
    .limit(p.limit);

/** They with what their current version says. */
export const reportsOf = statement('report.of-person', (q, p: { unitId: string; personId: string; limit: number }) =>
  ofPerson(q, p).select(['v.answers', 'v.form_version', 'v.content_hash', 'v.flags']),
);

/** How many of her reports before a month are read with their numbers. Source: our own choice, as limitsOf(form).medianMonths. */
const WITH_ANSWERS = 6;

/**
 * Her newest reports, newest first, as a report of `month` is judged by them: of the index report_history. Where that has no
 * numbers yet they are read of a few alone, since every version lies on a page of its own: of those before the month, and of
 * as many from it on.
 */
export const reportsAround = statement(
  'report.around',
  (q, p: { unitId: string; personId: string; month: string; limit: number }) =>
    q
      .selectFrom(
        q
          .selectFrom('report')
          .select(['unit_id', 'id', 'month', 'state', 'on_time', 'version', 'numbers', 'filed_at'])
          .select(
            sql<number>`row_number() over (partition by case when month < ${p.month} then 1 else 0 end order by month desc)`.as(
              'place',
            ),
          )
          .where('unit_id', '=', p.unitId)
          .where('person_id', '=', p.personId)
          .orderBy('month', 'desc')
          .limit(p.limit)
          .as('r'),
      )
      .leftJoin('report_version as v', (join) =>
        join
          .onRef('v.unit_id', '=', 'r.unit_id')
          .onRef('v.report_id', '=', 'r.id')
          .on(
            'v.version',
            '=',
            sql<number>`case when r.numbers is null and r.place <= ${sql.lit(WITH_ANSWERS)} then r.version end`,
          ),
      )
      .select(['r.unit_id', 'r.month', 'r.state', 'r.on_time', 'r.numbers', 'r.filed_at'])
      .select(['v.answers', 'v.submitted_at', 'v.filed_by'])
      .orderBy('r.month', 'desc'),
);

/** Her report of a month with what its current version says. */
export const currentOfMonth = statement(
  'report.current-of-month',
  (q, p: { unitId: string; personId: string; month: string }) =>
    ofPerson(q, { unitId: p.unitId, personId: p.personId, limit: 1 })
      .select('v.answers')
      .where('r.month', '=', p.month),
);

export const reportOfMonth = statement('report.of-month', (q, p: { unitId: string; personId: string; month: string }) =>
  q
    .selectFrom('report')
    .selectAll()
    .where('unit_id', '=', p.unitId)
    .where('person_id', '=', p.personId)
    .where('month', '=', p.month),
);

/** Those of the months before one. */
export const reportsBefore = statement(
  'report.before',
  (q, p: { unitId: string; personId: string; month: string; limit: number }) =>
    ofPerson(q, p).where('r.month', '<', p.month),
);

/** All versions of a report, newest first. */
export const versionsOf = statement('report.versions', (q, p: { unitId: string; reportId: string }) =>
  q
    .selectFrom('report_version')
    .selectAll()
    .where('unit_id', '=', p.unitId)
    .where('report_id', '=', p.reportId)
    .orderBy('version', 'desc'),
);

/** The version that a submission made, with what its receipt needs: a replayed request gets the same answer. */
export const versionOfSubmission = statement(
  'report.version-of-submission',
  (q, p: { unitId: string; submissionId: string }) =>
    q
      .selectFrom('report_version as v')
      .innerJoin('report as r', (join) => join.onRef('r.unit_id', '=', 'v.unit_id').onRef('r.id', '=', 'v.report_id'))
      .select([
        'v.version',
        'v.content_hash',
        'v.flags',
        'v.answers',
        'v.submitted_at',
        'v.form_version',
        'r.person_id',
        'r.number',
        'r.month',
        'r.state',
        'r.points',
      ])
      .where('v.unit_id', '=', p.unitId)
      .where('v.submission_id', '=', p.submissionId),
);

export const openReport = statement(
  'report.open',
  (
    q,
    p: {
      unitId: string;
      id: string;
      personId: string;
      month: string;
      number: string;
      at: number;
      onTime: number;
      streak: number;
      points: number;
      villageId: string | null;
      attention: number;
      numbers: string | null;
      filedAt: number | null;
    },
  ) =>
    q.insertInto('report').values({
      unit_id: p.unitId,
      id: p.id,
      person_id: p.personId,
      month: p.month,
      number: p.number,
      state: 'submitted',
      seq: 1,
      version: 1,
      first_submitted_at: p.at,
      on_time: p.onTime,
      streak: p.streak,
      points: p.points,
      certified_at: null,
      return_reason: null,
      return_item: null,
      village_id: p.villageId,
      attention: p.attention,
      certified_by: null,
      operation_id: null,
      trail_before: null,
      numbers: p.numbers,
      filed_at: p.filedAt,
    }),
);

/**
 * Behind openReport, before the commit writes to the trail; an index by subject would cost each submit a page. Citus takes no
 * subquery among an insert's values.
 */
export const beginTrail = statement('report.begin-trail', (q, p: { unitId: string; id: string }) =>
  q
    .updateTable('report')
    .set((eb) => ({
      trail_before: eb.selectFrom('audit_counter').select('last_seq').where('unit_id', '=', p.unitId),
    }))
    .where('unit_id', '=', p.unitId)
    .where('id', '=', p.id),
);

export const addVersion = statement(
  'report.add-version',
  (
    q,
    p: {
      unitId: string;
      reportId: string;
      version: number;
      submissionId: string;
      contentHash: string;
      formVersion: string;
      answers: string;
      flags: string;
      reason: string | null;
      channel: Channel;
      filedBy: string;
      at: number;
    },
  ) =>
    q.insertInto('report_version').values({
      unit_id: p.unitId,
      report_id: p.reportId,
      version: p.version,
      submission_id: p.submissionId,
      content_hash: p.contentHash,
      form_version: p.formVersion,
      answers: p.answers,
      flags: p.flags,
      reason: p.reason,
      channel: p.channel,
      filed_by: p.filedBy,
      submitted_at: p.at,
    }),
);

/** The guard of every change of a report: two who plan the same seq both insert it, and one of them loses whole. */
export const addReportEvent = statement(
  'report.add-event',
  (
    q,
    p: {
      unitId: string;
      reportId: string;
      seq: number;
      kind: ReportEventKind;
      actor: string;
      at: number;
      detail: string | null;
    },
  ) =>
    q.insertInto('report_event').values({
      unit_id: p.unitId,
      report_id: p.reportId,
      seq: p.seq,
      kind: p.kind,
      actor: p.actor,
      at: p.at,
      detail: p.detail,
    }),
);

export const moveReport = statement(
  'report.move',
  (
    q,
    p: {
      unitId: string;
      id: string;
      seq: number;
      version: number;
      state: ReportState;
      certifiedAt: number | null;
      certifiedBy: string | null;
      /** The bulk operation that certified it. */
      operationId: string | null;
      returnReason: string | null;
      returnItem: string | null;
    },
  ) =>
    q
      .updateTable('report')
      .set({
        seq: p.seq,
        version: p.version,
        state: p.state,
        certified_at: p.certifiedAt,
        certified_by: p.certifiedBy,
        operation_id: p.operationId,
        return_reason: p.returnReason,
        return_item: p.returnItem,
      })
      .where('unit_id', '=', p.unitId)
      .where('id', '=', p.id),
);

/** How much a reviewer should look at it. */
export const setAttention = statement('report.attention', (q, p: { unitId: string; id: string; attention: number }) =>
  q.updateTable('report').set({ attention: p.attention }).where('unit_id', '=', p.unitId).where('id', '=', p.id),
);

/** What a new version changes of that by which it, and her next report, is judged. */
export const judgeReport = statement(
  'report.judge',
  (q, p: { unitId: string; id: string; attention: number; numbers: string; filedAt: number | null }) =>
    q
      .updateTable('report')
      .set({ attention: p.attention, numbers: p.numbers, filed_at: p.filedAt })
      .where('unit_id', '=', p.unitId)
      .where('id', '=', p.id),
);
