import { type CallListAnswer, callListAnswer, smartphoneRequest } from '../../shared/api/call-list.ts';
import { isProblem, type Problem, problem } from '../../shared/api/problems.ts';
import { isMonth, type Month } from '../../shared/calendar/months.ts';
import { loadSmartphoneFacts, noteSmartphone } from '../services/people/note-smartphone.ts';
import { callList, type Missing } from '../services/reminder/out-of-reach.ts';
import { openMonthsOf } from '../services/reminder/staff-calls.ts';
import { runVerb } from '../services/run-verb.ts';
import { NOT_KEPT } from './answer.ts';
import { type Answer, type Call, type Endpoint, endpoint, type MemberWho, ok, type Refusal } from './endpoint.ts';
import { wrong } from './problem.ts';
import { instantOf } from './report-shapes.ts';
import { staffUnit } from './staff.ts';

async function showCallList(call: Call<null, MemberWho>): Promise<Answer | Refusal> {
  const { api, query } = call;
  if (query.month !== undefined && !isMonth(query.month)) return wrong('month');
  const unit = await staffUnit(call, 'unit.call-list');
  if (isProblem(unit)) return unit;
  // Nobody is called for a month that takes no report, so nobody's number is shown for it.
  const months = await openMonthsOf(api.db, api.rules, unit.id, call.now);
  const month = chosenMonth(months, query.month);
  if (isProblem(month)) return month;
  const { totals, people } = await callList(api.db, { unitId: unit.id, month: month.chosen });
  const place = { id: unit.id, name: unit.name };
  const answer: CallListAnswer = { unit: place, month: month.chosen, months, totals, people: people.map(calledShape) };
  return ok(answer, NOT_KEPT);
}

/** The oldest open one, when she names none: its end is nearest. */
function chosenMonth(open: readonly Month[], wanted: Month | undefined): { chosen: Month } | Problem {
  const [chosen] = wanted === undefined ? open : open.filter((month) => month === wanted);
  return chosen === undefined ? problem('month-closed') : { chosen };
}

function calledShape({ reach, ...person }: Missing): CallListAnswer['people'][number] {
  const since = reach?.since ?? null;
  return { ...person, why: reach?.why ?? null, since: since === null ? null : instantOf(since) };
}

/** Whom staff should call, because she has not reported and perhaps no reminder reaches her. */
export const callListEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/units/{unitId}/call-list',
    summary: 'Who of a unit has not reported a month, with phone numbers. For staff of the unit and above it.',
    load: 'read',
    auth: 'member',
    body: null,
    query: { month: 'YYYY-MM (CE), one that takes reports now; without it the oldest of them' },
    answers: { 200: callListAnswer },
    problems: ['invalid-request', 'not-found', 'month-closed'],
    handle: showCallList,
  }),
  endpoint({
    method: 'PUT',
    path: '/units/{unitId}/people/{personId}/smartphone',
    summary: 'Note whether a volunteer of the unit has a smartphone; null takes back what was noted.',
    load: 'write',
    auth: 'member',
    body: smartphoneRequest,
    answers: { 204: null },
    problems: ['not-found'],
    handle: async (call) => {
      const { api, who, now, path, body } = call;
      const unit = await staffUnit(call, 'unit.call-list');
      if (isProblem(unit)) return unit;
      const personId = path.personId ?? '';
      const noted = await runVerb(api.db, async (db) => {
        const facts = await loadSmartphoneFacts(db, { unitId: unit.id, personId, now });
        return noteSmartphone(facts, { personId, smartphone: body.smartphone, by: who.member.id, lentBy: unit.lentBy });
      });
      return isProblem(noted) ? noted : { status: 204 };
    },
  }),
];
