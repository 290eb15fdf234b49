import { type AuditAnswer, auditAnswer } from '../../shared/api/audit.ts';
import { isProblem } from '../../shared/api/problems.ts';
import { one } from '../db/db.ts';
import { pageOf } from '../db/page.ts';
import { trailBefore, trailOf } from '../db/queries/audit-trail.ts';
import { namesOf } from '../services/people/names-of.ts';
import { NOT_KEPT } from './answer.ts';
import { type Answer, type Call, type Endpoint, endpoint, type MemberWho, ok, type Refusal } from './endpoint.ts';
import { wrong } from './problem.ts';
import { instantOf } from './report-shapes.ts';
import { staffUnit } from './staff.ts';

/** Source: our own choice; a report has some ten entries in its life. */
const MOST = 100;

const isCount = (text: string) => /^\d{1,12}$/.test(text);

async function showTrail(call: Call<null, MemberWho>): Promise<Answer | Refusal> {
  const { after = '0', limit = String(MOST), subject = '' } = call.query;
  if (!isCount(after)) return wrong('after');
  if (!isCount(limit) || Number(limit) < 1 || Number(limit) > MOST) return wrong('limit');
  const unit = await staffUnit(call, 'audit.read');
  if (isProblem(unit)) return unit;
  const { db } = call.api;
  // What was done to one report is looked for behind what was done before it came: a unit's year is 2,500 entries.
  const report = await one(db, trailBefore({ unitId: unit.id, reportId: subject.replace(/^report:/, '') }));
  const since = Math.max(Number(after), report?.trail_before ?? 0);
  const rows = await db.rows(trailOf({ unitId: unit.id, subject, after: since, limit: Number(limit) + 1 }));
  const { shown, next } = pageOf(rows, Number(limit), ({ seq }) => String(seq));
  const read = shown.map((row) => ({ row, detail: row.detail === null ? null : JSON.parse(row.detail) }));
  const givers = await namesOf(
    db,
    read.flatMap(({ detail }) => detail?.lentBy ?? []),
  );
  const answer: AuditAnswer = {
    entries: read.map(({ row, detail }) => ({
      seq: row.seq,
      at: instantOf(row.at),
      actor: row.actor,
      name: row.given_name === null ? null : `${row.given_name} ${row.family_name}`,
      inDutyOf: givers.get(detail?.lentBy),
      action: row.action,
      subject: row.subject,
      detail,
      sealed: row.hash !== null,
    })),
    next,
  };
  return ok(answer, NOT_KEPT);
}

/** Who did what. `npm run cli -- verify` proves that nothing of it was changed afterwards. */
export const auditEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/units/{unitId}/audit',
    summary: 'Who did what in a unit, or to one report of it, oldest first. For staff of the unit and above it.',
    load: 'read',
    auth: 'member',
    body: null,
    query: {
      subject: '`report:<id>`, `person:<id>` …; without it the whole trail',
      after: 'the `next` of an earlier answer',
      limit: `1 to ${MOST}`,
    },
    answers: { 200: auditAnswer },
    problems: ['invalid-request', 'not-found'],
    handle: showTrail,
  }),
];
