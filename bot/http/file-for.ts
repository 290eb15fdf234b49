import { isProblem, problem } from '../../shared/api/problems.ts';
import { type ReportRequest, receiptAnswer, reportRequest } from '../../shared/api/reports.ts';
import {
  type ObjectionRequest,
  objectionRequest,
  type UnreportedAnswer,
  unreportedAnswer,
} from '../../shared/api/review.ts';
import { isMonth, monthAt } from '../../shared/calendar/months.ts';
import { memberOfPersonRows } from '../db/queries/review.ts';
import { memberFrom, volunteerIn } from '../services/people/membership.ts';
import { fileFor } from '../services/report/file-for.ts';
import { object } from '../services/report/object.ts';
import { loadObjectFacts } from '../services/report/object-facts.ts';
import { readQueue } from '../services/report/queue.ts';
import { readReturnedFilings } from '../services/report/returned-filings.ts';
import { loadSubmitFacts } from '../services/report/submit-facts.ts';
import { runVerb } from '../services/run-verb.ts';
import { NOT_KEPT } from './answer.ts';
import { type Answer, type Call, type Endpoint, endpoint, type MemberWho, ok, type Refusal } from './endpoint.ts';
import { wrong } from './problem.ts';
import { notInUnit, staffUnit } from './staff.ts';
import { submissionAnswer, submissionOf } from './submission.ts';

async function fileForAnother(call: Call<ReportRequest, MemberWho>): Promise<Answer | Refusal> {
  const { api, who, now, path } = call;
  const { month = '', personId = '' } = path;
  const rows = await api.db.rows(memberOfPersonRows({ personId }));
  const member = memberFrom(rows);
  const home = member && volunteerIn(member, month);
  const here = home?.area_id === path.unitId ? home : null;
  const unit = await staffUnit(call, 'report.file-for', here?.village_id ?? null);
  if (isProblem(unit)) return unit;
  if (!member || !here) return notInUnit(call, 'report.file-for', unit);
  const sent = await submissionOf(call);
  const lineUserId = rows[0]?.line_user_id ?? null;
  const told = await runVerb(api.db, async (db) => {
    // Anew with each plan: a roster that is put back may take her away in between.
    const she = memberFrom(await db.rows(memberOfPersonRows({ personId })));
    if (!she) return problem('not-found');
    const facts = await loadSubmitFacts(db, api.rules, she, month, sent.submissionId, now, who.member.id);
    if (isProblem(facts)) return facts;
    const errand = lineUserId === null ? null : { lineUserId, errandId: api.ids.uuid() };
    const input = { ...sent, lentBy: unit.lentBy, channel: 'staff', newReportId: api.ids.uuid(), errand } as const;
    return fileFor(facts, input, who.member);
  });
  return submissionAnswer(told);
}

/** Source: our own choice; a unit has some 105 volunteers (domain.md §4). */
const MOST_LISTED = 200;

async function listUnreported(call: Call<null, MemberWho>): Promise<Answer | Refusal> {
  const { api, now, query, who } = call;
  const { month = monthAt(now), village = null, after = null } = query;
  if (!isMonth(month)) return wrong('month');
  const unit = await staffUnit(call, 'report.file-for', village);
  if (isProblem(unit)) return unit;
  const asked = { unitId: unit.id, month, filter: { village }, state: 'missing', after, limit: MOST_LISTED } as const;
  const page = await readQueue(api.db, { ...asked, viewerId: who.member.id });
  // Her own report she sends herself: the form asks her more, and what is left open there is 0 by her word.
  const others = (page?.lines ?? []).filter(({ person }) => person.id !== who.member.id);
  const people = others.map(({ person, village: hers }) => ({ ...person, village: hers }));
  const filings = { unitId: unit.id, month, village, viewerId: who.member.id };
  const answer: UnreportedAnswer = {
    unit: { id: unit.id, name: unit.name },
    month,
    people,
    returned: after === null ? await readReturnedFilings(api.db, filings) : [],
    next: page?.next ?? null,
  };
  // Names stay in no cache of any phone or proxy.
  return ok(answer, NOT_KEPT);
}

async function objectTo(call: Call<ObjectionRequest, MemberWho>): Promise<Answer | Refusal> {
  const { api, who, now, path, body } = call;
  const told = await runVerb(api.db, async (db) => {
    const facts = await loadObjectFacts(db, api.rules, who.member, path.month ?? '', now);
    const errand = { lineUserId: who.lineUserId, errandId: api.ids.uuid() };
    return object(facts, { words: body.words ?? null, errand });
  });
  return isProblem(told) ? told : { status: 204 };
}

/** Filing for who has no phone, and what she can say to it. */
export const fileForEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/units/{unitId}/unreported',
    summary:
      'Who has not reported a month, and what the caller filed that was sent back, for those who may file for them: staff, or a head volunteer of her village',
    load: 'read',
    auth: 'member',
    body: null,
    query: {
      month: 'YYYY-MM (CE); without it the current one',
      village: 'an id; a head volunteer names her own',
      after: 'the `next` of an earlier answer',
    },
    answers: { 200: unreportedAnswer },
    problems: ['invalid-request', 'not-found'],
    handle: listUnreported,
  }),
  endpoint({
    method: 'PUT',
    path: '/units/{unitId}/people/{personId}/reports/{month}',
    summary: "Send a volunteer's report for her: staff of the unit, or the head volunteer of her village",
    load: 'write',
    kind: 'submit',
    auth: 'member',
    body: reportRequest,
    answers: { 201: receiptAnswer, 200: receiptAnswer },
    problems: [
      'not-found',
      'invalid-answers',
      'submission-conflict',
      'report-certified',
      'month-closed',
      'version-conflict',
      'form-changed',
    ],
    handle: fileForAnother,
  }),
  endpoint({
    method: 'POST',
    path: '/reports/{month}/objection',
    summary: 'Say that what somebody filed for her is not right: it comes back to her, and staff see it first',
    load: 'write',
    auth: 'member',
    body: objectionRequest,
    answers: { 204: null },
    problems: ['nothing-to-object', 'not-submitted', 'report-certified'],
    handle: objectTo,
  }),
];
