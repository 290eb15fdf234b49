import type * as z from 'zod/mini';
import { isProblem, type Problem, problem } from '../../shared/api/problems.ts';
import { personChange, personChanged } from '../../shared/api/roster.ts';
import { unitInScope } from '../services/people/area-in-scope.ts';
import { refuseAccess } from '../services/refused.ts';
import { changePerson, unitOfPerson } from '../services/roster/one-person.ts';
import { type Answer, type Call, type Endpoint, endpoint, type MemberWho, ok, type Refusal } from './endpoint.ts';

type Change = z.infer<typeof personChange>;
const ACTION = 'roster.move';

async function changePost(call: Call<Change, MemberWho>): Promise<Answer | Refusal> {
  const { api, who, now, path, body } = call;
  const unit = await unitInScope(api.db, { member: who.member, action: ACTION, areaId: path.unitId ?? '', now });
  if (isProblem(unit)) return unit;
  const personId = path.personId ?? '';
  if ((await unitOfPerson(api.db, personId, body.month)) !== unit.id)
    return refuseAccess(api.db, { personId: who.member.id, action: ACTION, areaId: unit.id, unitId: unit.id }, now);
  // Her own post is for a colleague to change.
  if (personId === who.member.id) return problem('roster-line', { reason: 'own' });
  const target = body.what === 'move' ? await targetOf(call, body.toUnitId) : unit;
  if (isProblem(target)) return target;
  const changed = await changePerson(api, {
    personId,
    unitId: target.id,
    villageId: body.what === 'leave' ? null : body.villageId,
    month: body.month,
    leaves: body.what === 'leave' ? body.reason : null,
    by: `person:${who.member.id}`,
    lentBy: unit.lentBy,
    now,
  });
  return isProblem(changed) ? changed : ok(changed);
}

/** Where she moves to must be the officer's as well: nobody puts people on another office's roster. */
function targetOf({ api, who, now }: Call<Change, MemberWho>, areaId: string): Promise<{ id: string } | Problem> {
  return unitInScope(api.db, { member: who.member, action: ACTION, areaId, now });
}

/** One person of the roster. */
export const postEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'PUT',
    path: '/units/{unitId}/people/{personId}/post',
    summary: 'A volunteer leaves, moves to another unit, or comes back, from a month on.',
    load: 'write',
    auth: 'member',
    body: personChange,
    answers: { 200: personChanged },
    problems: ['not-found', 'roster-line', 'roster-changed'],
    handle: changePost,
  }),
];
