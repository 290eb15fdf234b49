import { isProblem } from '../../shared/api/problems.ts';
import { isUuid } from '../../shared/api/shapes.ts';
import {
  type ColleaguesAnswer,
  colleaguesAnswer,
  type DelegationRequest,
  type DelegationsAnswer,
  delegationAnswer,
  delegationRequest,
  delegationsAnswer,
} from '../../shared/api/staff.ts';
import { DAY_MS } from '../../shared/calendar/days.ts';
import { monthAt } from '../../shared/calendar/months.ts';
import { delegationsAround } from '../db/queries/delegation.ts';
import { findColleagues } from '../services/people/colleagues.ts';
import { delegate, loadDelegateFacts, MOST_LOANS } from '../services/people/delegate.ts';
import { loadTakeBackFacts, takeBack } from '../services/people/take-back.ts';
import { runVerb } from '../services/run-verb.ts';
import { NOT_KEPT } from './answer.ts';
import { type Answer, type Call, type Endpoint, endpoint, type MemberWho, ok, type Refusal } from './endpoint.ts';
import { wrong } from './problem.ts';
import { instantOf } from './report-shapes.ts';
import { staffArea } from './staff.ts';

const ONE = '/staff/areas/{areaId}/delegations/{delegationId}';
/** What is over for longer stands in the trail alone. */
const KEPT_MS = 92 * DAY_MS;
/** Source: our own choice; a district has some twenty officers, so two letters find few. */
const MOST_COLLEAGUES = 20;

const areaOf = (call: Call<unknown, MemberWho>) => staffArea(call, 'delegation.give', call.path.areaId ?? '');

async function listColleagues(call: Call<null, MemberWho>): Promise<Answer | Refusal> {
  const name = (call.query.name ?? '').trim();
  if (name.length === 1 || name.length > 100) return wrong('name');
  const area = await areaOf(call);
  if (isProblem(area)) return area;
  const found = await findColleagues(call.api.db, area, { name, now: call.now, limit: MOST_COLLEAGUES });
  const answer: ColleaguesAnswer = { people: found.filter(({ id }) => id !== call.who.member.id) };
  return ok(answer, NOT_KEPT);
}

async function listDelegations({ api, who, now }: Call<null, MemberWho>): Promise<Answer> {
  const asked = { personId: who.member.id, month: monthAt(now), since: now - KEPT_MS, limit: MOST_LOANS };
  const rows = await api.db.rows(delegationsAround(asked));
  const answer: DelegationsAnswer = {
    delegations: rows.map((row) => ({
      id: row.id,
      role: row.role,
      area: { id: row.area_id, name: row.area_name },
      to: { id: row.person_id, name: `${row.given_name} ${row.family_name}` },
      by: { id: row.given_by, name: `${row.giver_given_name} ${row.giver_family_name}` },
      from: instantOf(row.from_at),
      until: instantOf(row.until_at),
      takenBackAt: row.revoked_at === null ? null : instantOf(row.revoked_at),
    })),
  };
  return ok(answer, NOT_KEPT);
}

async function putDelegation(call: Call<DelegationRequest, MemberWho>): Promise<Answer | Refusal> {
  const { api, who, now, body } = call;
  const id = call.path.delegationId ?? '';
  if (!isUuid(id)) return wrong('delegationId');
  const area = await areaOf(call);
  if (isProblem(area)) return area;
  const { personId, role } = body;
  const times = { fromAt: body.from === null ? null : Date.parse(body.from), untilAt: Date.parse(body.until) };
  const given = await runVerb(api.db, async (db) => {
    const facts = await loadDelegateFacts(db, who.member, area, { id, personId }, now);
    return delegate(facts, { id, personId, role, ...times });
  });
  return isProblem(given) ? given : { status: given.replayed ? 200 : 201, body: { id } };
}

async function deleteDelegation(call: Call<null, MemberWho>): Promise<Answer | Refusal> {
  const { api, who, now, path } = call;
  const area = await areaOf(call);
  if (isProblem(area)) return area;
  const ended = await runVerb(api.db, async (db) => {
    const facts = await loadTakeBackFacts(db, area, path.delegationId ?? '', now);
    return takeBack(facts, who.member.id);
  });
  return isProblem(ended) ? ended : { status: 204 };
}

/** Somebody stands in for a while: with the giver's own duty, no wider, and it ends by itself. */
export const delegationEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/staff/areas/{areaId}/colleagues',
    summary: 'Members of staff who could stand in: of the area, and for a unit of its district.',
    load: 'read',
    auth: 'member',
    body: null,
    query: { name: 'how the name or the family name begins, two letters at least; without it those of the area' },
    answers: { 200: colleaguesAnswer },
    problems: ['invalid-request', 'not-found'],
    handle: listColleagues,
  }),
  endpoint({
    method: 'GET',
    path: '/staff/delegations',
    summary: 'Duties lent to this person, or in the areas of her own: now, later, and of the last months.',
    load: 'read',
    auth: 'member',
    body: null,
    answers: { 200: delegationsAnswer },
    problems: [],
    handle: listDelegations,
  }),
  endpoint({
    method: 'PUT',
    path: ONE,
    summary: "Lend a colleague one's own duty in this area for a while; the same id and content is the same loan.",
    load: 'write',
    auth: 'member',
    body: delegationRequest,
    answers: { 201: delegationAnswer, 200: delegationAnswer },
    problems: ['invalid-request', 'not-found', 'delegation-too-wide', 'delegation-exists'],
    handle: putDelegation,
  }),
  endpoint({
    method: 'DELETE',
    path: ONE,
    summary: 'End before its time what was lent in this area.',
    load: 'write',
    auth: 'member',
    body: null,
    answers: { 204: null },
    problems: ['not-found'],
    handle: deleteDelegation,
  }),
];
