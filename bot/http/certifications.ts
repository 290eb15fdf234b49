import { isProblem, problem } from '../../shared/api/problems.ts';
import {
  type CertificationRequest,
  certificationRequest,
  operationAnswer,
  operationsAnswer,
} from '../../shared/api/review.ts';
import { isUuid } from '../../shared/api/shapes.ts';
import type { Action } from '../../shared/people/scope.ts';
import { one } from '../db/db.ts';
import { operationOf } from '../db/queries/review-operation.ts';
import type { UnitInScope } from '../services/people/area-in-scope.ts';
import { begin, loadBeginFacts } from '../services/review/begin.ts';
import { goOn } from '../services/review/go-on.ts';
import { readLive, readOperation } from '../services/review/operation.ts';
import { beginUndo } from '../services/review/undo.ts';
import { runVerb } from '../services/run-verb.ts';
import { NOT_KEPT } from './answer.ts';
import { type Answer, type Call, type Endpoint, endpoint, type MemberWho, ok, type Refusal } from './endpoint.ts';
import { notInUnit, recentlySignedIn, staffUnit } from './staff.ts';

const ALL = '/units/{unitId}/certifications';
const PATH = `${ALL}/{id}`;

async function certifyMany(call: Call<CertificationRequest, MemberWho>): Promise<Answer | Refusal> {
  const { api, who, now, body: request } = call;
  const unit = await staffUnit(call, 'report.certify');
  if (isProblem(unit)) return unit;
  const key = { unitId: unit.id, id: request.id };
  const stale = recentlySignedIn(call);
  if (stale) return stale;
  const begun = await runVerb(api.db, async (db) => {
    const facts = await loadBeginFacts(db, key, request.month, now);
    return begin(facts, { actorId: who.member.id, lentBy: unit.lentBy, request });
  });
  if (isProblem(begun)) return begun.problem === 'not-found' ? notInUnit(call, 'report.certify', unit) : begun;
  await goOn(api, key, () => api.clock.now());
  return tellOperation(call, unit, key.id, 'report.certify', begun.replayed ? 200 : 201);
}

async function tellOperation(
  call: Call<unknown, MemberWho>,
  unit: UnitInScope,
  id: string,
  action: Action,
  status: 200 | 201 = 200,
): Promise<Answer | Refusal> {
  const body = isUuid(id) ? await readOperation(call.api.db, { unitId: unit.id, id }) : null;
  return body ? { status, body, headers: NOT_KEPT } : notInUnit(call, action, unit);
}

async function undoMany(call: Call<null, MemberWho>): Promise<Answer | Refusal> {
  const { api, who, now, path } = call;
  const unit = await staffUnit(call, 'report.certify');
  if (isProblem(unit)) return unit;
  const id = path.id ?? '';
  const key = { unitId: unit.id, id };
  const by = { actorId: who.member.id, lentBy: unit.lentBy };
  const undone = isUuid(id)
    ? await runVerb(api.db, async (db) => beginUndo(await one(db, operationOf(key)), by, now))
    : problem('not-found');
  if (isProblem(undone)) return undone.problem === 'not-found' ? notInUnit(call, 'report.certify', unit) : undone;
  await goOn(api, key, () => api.clock.now());
  return tellOperation(call, unit, id, 'report.certify');
}

/** Certifying many at once, and taking it back within ten minutes. */
export const certificationEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'POST',
    path: ALL,
    summary: 'Certify reports that are named, or all submitted ones that match; the same id again answers the same.',
    load: 'write',
    auth: 'member',
    body: certificationRequest,
    // Each of five hundred reports is some 70 characters.
    largestBody: 64 * 1024,
    answers: { 201: operationAnswer, 200: operationAnswer },
    problems: ['not-found', 'sign-in-again', 'count-changed', 'operation-conflict'],
    handle: certifyMany,
  }),
  endpoint({
    method: 'GET',
    path: ALL,
    summary: 'Which of yours are under way or can still be taken back, newest first',
    load: 'read',
    auth: 'member',
    body: null,
    answers: { 200: operationsAnswer },
    problems: ['not-found'],
    handle: async (call) => {
      const unit = await staffUnit(call, 'report.certify');
      if (isProblem(unit)) return unit;
      const { api, who, now } = call;
      return ok({ operations: await readLive(api.db, unit.id, who.member.id, now) }, NOT_KEPT);
    },
  }),
  endpoint({
    method: 'GET',
    path: PATH,
    summary: 'How far it is, and what it left out and why',
    load: 'read',
    auth: 'member',
    body: null,
    answers: { 200: operationAnswer },
    problems: ['not-found'],
    handle: async (call) => {
      const unit = await staffUnit(call, 'report.read');
      return isProblem(unit) ? unit : tellOperation(call, unit, call.path.id ?? '', 'report.read');
    },
  }),
  endpoint({
    method: 'DELETE',
    path: PATH,
    summary: 'Take it back, within ten minutes and by whoever began it; what has moved since stays',
    load: 'write',
    auth: 'member',
    body: null,
    answers: { 200: operationAnswer },
    problems: ['not-found', 'undo-over', 'not-yours'],
    handle: undoMany,
  }),
];
