import { type DutiesAnswer, dutiesAnswer, type UnitsAnswer, unitsAnswer } from '../../shared/api/staff.ts';
import { pageOf } from '../db/page.ts';
import { readOwnDuties } from '../services/people/own-duties.ts';
import { readUnitsInScope } from '../services/people/units-in-scope.ts';
import { NOT_KEPT } from './answer.ts';
import { type Answer, type Call, type Endpoint, endpoint, type MemberWho, ok, type Refusal } from './endpoint.ts';
import { limitOf } from './limit.ts';
import { wrong } from './problem.ts';
import { instantOf } from './report-shapes.ts';
import { freshUntil } from './staff.ts';

/** Source: our own choice; a district has eleven units on average (domain.md §4). */
const MOST_UNITS = 50;

async function listUnits({ api, who, now, query }: Call<null, MemberWho>): Promise<Answer | Refusal> {
  const limit = limitOf(query.limit, MOST_UNITS);
  if (limit === null) return wrong('limit');
  const asked = { member: who.member, after: query.after ?? null, limit: limit + 1, now };
  const rows = await readUnitsInScope(api.db, asked);
  const { shown, next } = pageOf(rows, limit, ({ id }) => id);
  const answer: UnitsAnswer = { units: [...shown], next };
  return ok(answer);
}

async function showDuties({ api, who, now }: Call<null, MemberWho>): Promise<Answer> {
  const duties = (await readOwnDuties(api.db, who.member, now)).map(({ lent, ...duty }) => ({
    ...duty,
    actions: [...duty.actions],
    lent: lent && { by: lent.by, until: instantOf(lent.until) },
  }));
  const until = freshUntil(who);
  const answer: DutiesAnswer = { duties, freshUntil: now <= until ? instantOf(until) : null };
  return ok(answer, NOT_KEPT);
}

/** What a member of staff looks after, so that no page has to guess what she may do. */
export const unitEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/units',
    summary: 'The units that this person looks after, by name, and what she may do in each; none for who is no staff.',
    load: 'read',
    auth: 'member',
    body: null,
    query: { limit: `1 to ${MOST_UNITS}`, after: 'the `next` of an earlier answer' },
    answers: { 200: unitsAnswer },
    problems: ['invalid-request'],
    handle: listUnits,
  }),
  endpoint({
    method: 'GET',
    path: '/staff/duties',
    summary: 'What this person is entrusted with now: her own duties and those that are lent to her, with their areas.',
    load: 'read',
    auth: 'member',
    body: null,
    answers: { 200: dutiesAnswer },
    problems: [],
    handle: showDuties,
  }),
];
