import { type MonthsAnswer, monthsAnswer, type OpenMonth } from '../../shared/api/drafts.ts';
import { usualLimits } from '../../shared/report/flags.ts';
import { type DraftCopy, readDrafts } from '../services/draft/reading.ts';
import { meOf } from '../services/people/me.ts';
import { unitsOf } from '../services/people/membership.ts';
import { type ReportMonth, readOpenMonths } from '../services/report/months.ts';
import { filedFor, type ReportRow, readReports } from '../services/report/reading.ts';
import { draftShape } from './drafts.ts';
import { type Call, endpoint, type MemberWho, ok } from './endpoint.ts';
import { instantOf, returnedShape } from './report-shapes.ts';

async function showMonths({ api, who, now }: Call<null, MemberWho>) {
  const { db, rules } = api;
  const { member, lineUserId: lane } = who;
  const [reports, drafts, me] = await Promise.all([
    readReports(db, member.id, unitsOf(member)),
    readDrafts(db, lane),
    meOf(api, member, now),
  ]);
  const months = await readOpenMonths(db, rules, member, reports, now);
  const known: Omit<MonthsAnswer, 'now'> = {
    app: api.appBuild ?? '',
    me,
    months: months.map((month) => monthShape(month, drafts)),
  };
  const body: MonthsAnswer = { now: instantOf(now), ...known };
  return { ...ok(body), tagged: known };
}

function monthShape({ window, form, report, earlier }: ReportMonth, drafts: readonly DraftCopy[]): OpenMonth {
  const draft = drafts.find(({ month }) => month === window.month);
  const [last] = earlier;
  return {
    month: window.month,
    opensAt: instantOf(window.opensAt),
    dueAt: instantOf(window.dueAt),
    reviewDueAt: instantOf(window.reviewDueAt),
    closesAt: instantOf(window.closesAt),
    formVersion: form.version,
    report: report && reportShape(report),
    draft: draft ? draftShape(draft) : null,
    last: last ? { month: last.month, answers: { ...last.answers } } : null,
    usual: usualLimits(
      form,
      earlier.map(({ answers }) => answers),
    ),
  };
}

function reportShape(report: ReportRow): OpenMonth['report'] {
  const { number, state, version, answers } = report;
  const submittedAt = instantOf(report.submitted_at);
  const filedBy = filedFor(report, report.person_id);
  return { number, state, version, submittedAt, answers: { ...answers }, returned: returnedShape(report), filedBy };
}

export const monthEndpoints = [
  endpoint({
    method: 'GET',
    path: '/months',
    summary: 'The months that may be reported now, with all that the form page needs',
    load: 'read',
    auth: 'member',
    body: null,
    answers: { 200: monthsAnswer },
    problems: [],
    handle: showMonths,
  }),
];
