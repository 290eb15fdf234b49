import { isProblem, problem } from '../../shared/api/problems.ts';
import {
  type ReportAnswer,
  type ReportRequest,
  receiptAnswer,
  reportAnswer,
  reportList,
  reportRequest,
} from '../../shared/api/reports.ts';
import { isMonth } from '../../shared/calendar/months.ts';
import { isOwnFlag } from '../../shared/report/flags.ts';
import { pageOf } from '../db/page.ts';
import { dropDraft } from '../db/queries/draft.ts';
import { FROM_THE_NEWEST, readReportsBefore, readWholeReport } from '../services/report/history.ts';
import { submit } from '../services/report/submit.ts';
import { loadSubmitFacts, receiptOf } from '../services/report/submit-facts.ts';
import { runVerb } from '../services/run-verb.ts';
import { type Answer, type Call, endpoint, type MemberWho, ok, type Refusal } from './endpoint.ts';
import { limitOf } from './limit.ts';
import { wrong } from './problem.ts';
import { instantOf, receiptShape, summaryShape } from './report-shapes.ts';
import { submissionAnswer, submissionOf } from './submission.ts';

/** Data with a source: our own choice, two years. */
const MOST_LISTED = 24;

async function fileReport(call: Call<ReportRequest, MemberWho>): Promise<Answer | Refusal> {
  const { api, who, now } = call;
  const sent = await submissionOf(call);
  const { month, submissionId } = sent;
  const told = await runVerb(api.db, async (db) => {
    const facts = await loadSubmitFacts(db, api.rules, who.member, month, submissionId, now);
    if (isProblem(facts)) return facts;
    const errand = { lineUserId: who.lineUserId, errandId: api.ids.uuid() };
    const planned = submit(facts, { ...sent, channel: 'form', newReportId: api.ids.uuid(), errand });
    if (isProblem(planned) || planned.outcome.replayed) return planned;
    return { ...planned, statements: [...planned.statements, dropDraft({ lane: who.lineUserId, month })] };
  });
  return submissionAnswer(told);
}

async function listReports({ api, who, query }: Call<null, MemberWho>): Promise<Answer | Refusal> {
  const limit = limitOf(query.limit, MOST_LISTED);
  const after = query.after ?? FROM_THE_NEWEST;
  if (limit === null) return wrong('limit');
  if (after !== FROM_THE_NEWEST && !isMonth(after)) return wrong('after');
  const rows = await readReportsBefore(api.db, who.member, after, limit + 1);
  const { shown, next } = pageOf(rows, limit, ({ month }) => month);
  return ok({ reports: shown.map((row) => summaryShape(row, row)), next });
}

async function showReport({ api, who, path }: Call<null, MemberWho>): Promise<Answer | Refusal> {
  const whole = await readWholeReport(api.db, who.member, path.month ?? '');
  const newest = whole?.versions[0];
  if (!whole || !newest) return problem('not-found');
  const { report, versions, attachments } = whole;
  const receipt = await receiptOf(api.db, api.rules, { ...newest, ...report, version: newest.version });
  const body: ReportAnswer = {
    ...summaryShape(report, newest),
    receipt: receiptShape(receipt),
    versions: versions.map((version) => ({
      version: version.version,
      submittedAt: instantOf(version.submitted_at),
      channel: version.channel,
      formVersion: version.form_version,
      answers: JSON.parse(version.answers),
      flags: (JSON.parse(version.flags) as string[]).filter(isOwnFlag),
      reason: version.reason,
      filedByOther: version.filed_by !== who.member.id,
      ...(version.filed_by === who.member.id ? {} : { filedBy: version.filer_name ?? '' }),
      inDutyOf: version.inDutyOf,
    })),
    attachments: attachments.map(({ id, kind, at }) => ({ id, kind, at: instantOf(at) })),
  };
  return ok(body);
}

export const reportEndpoints = [
  endpoint({
    method: 'PUT',
    path: '/reports/{month}',
    summary: 'Send the own report of a month, or a new version of it',
    load: 'write',
    kind: 'submit',
    auth: 'member',
    body: reportRequest,
    answers: { 201: receiptAnswer, 200: receiptAnswer },
    problems: [
      'other-user',
      'invalid-answers',
      'submission-conflict',
      'report-certified',
      'month-closed',
      'version-conflict',
      'form-changed',
      'not-assigned',
    ],
    handle: fileReport,
  }),
  endpoint({
    method: 'GET',
    path: '/reports',
    summary: 'Own reports, newest month first',
    load: 'read',
    auth: 'member',
    query: {
      limit: 'At most so many, 24 if not given',
      after: 'Only months before this one: `next` of the page before',
    },
    body: null,
    answers: { 200: reportList },
    problems: ['invalid-request'],
    handle: listReports,
  }),
  endpoint({
    method: 'GET',
    path: '/reports/{month}',
    summary: 'The own report of a month with its versions, its receipt and what a reviewer said',
    load: 'read',
    auth: 'member',
    body: null,
    answers: { 200: reportAnswer },
    problems: ['not-found'],
    handle: showReport,
  }),
];
