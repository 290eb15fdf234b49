import {
  approvedAnswer,
  approveRequest,
  type PrepareRequest,
  preparedAnswer,
  prepareRequest,
  rejectRequest,
} from '../../shared/api/evidence.ts';
import { isProblem, type Problem } from '../../shared/api/problems.ts';
import { type Action, dutyFor } from '../../shared/people/scope.ts';
import { inDuty, roleTitle } from '../../shared/text/roles.ts';
import { preparePack, type Signing, sealPack, turnDown } from '../evidence-files/make-pack.ts';
import type { UnitInScope } from '../services/people/area-in-scope.ts';
import { dutiesOf } from '../services/people/duties.ts';
import { namesOf } from '../services/people/names-of.ts';
import { type Answer, type Call, type Endpoint, endpoint, type MemberWho, ok, type Refusal } from './endpoint.ts';
import { notInUnit, recentlySignedIn, staffUnit } from './staff.ts';

// Making a unit's evidence. On Node: its files need what a Worker has not.

type MemberCall<B> = Call<B, MemberWho>;

/** The unit, if she may do this there and LINE vouched for her just now. */
async function freshly(call: MemberCall<unknown>, action: Action): Promise<UnitInScope | Problem> {
  const unit = await staffUnit(call, action);
  return isProblem(unit) ? unit : (recentlySignedIn(call) ?? unit);
}

/** How she signs: by the duty that lets her. */
async function signing({ api, who, now }: MemberCall<unknown>, action: Action, unit: UnitInScope): Promise<Signing> {
  const { id, name } = who.member;
  const duty = dutyFor(await dutiesOf(api.db, who.member, now), action, unit);
  const role = duty ? roleTitle(duty.role) : '';
  const { lentBy } = unit;
  const giver = lentBy === null ? undefined : (await namesOf(api.db, [lentBy])).get(lentBy);
  return { id, name, role: giver === undefined ? role : `${role} ${inDuty(giver)}`, lentBy };
}

const placeOf = ({ api, now }: MemberCall<unknown>, unit: UnitInScope) => ({ db: api.db, unitId: unit.id, now });

async function prepareOne(call: MemberCall<PrepareRequest>): Promise<Answer | Refusal> {
  const { api, body } = call;
  const unit = await freshly(call, 'evidence.prepare');
  if (isProblem(unit)) return unit;
  const wish = {
    month: body.month,
    money: body.money ? { deduction: body.money.deduction ?? null } : null,
    reason: body.reason ?? null,
    packId: api.ids.uuid(),
  };
  const prepared = await preparePack(placeOf(call, unit), wish, await signing(call, 'evidence.prepare', unit));
  return isProblem(prepared) ? prepared : { status: 201, body: prepared };
}

async function approveOne(call: MemberCall<{ hash: string }>): Promise<Answer | Refusal> {
  const { api, body, path } = call;
  const unit = await freshly(call, 'evidence.approve');
  if (isProblem(unit)) return unit;
  const asked = { packId: path.packId ?? '', hash: body.hash, verifyUrl: `${api.publicUrl}/verify` };
  const approved = await sealPack(placeOf(call, unit), asked, await signing(call, 'evidence.approve', unit));
  if (!isProblem(approved)) return ok(approved);
  return approved.problem === 'not-found' ? notInUnit(call, 'evidence.approve', unit) : approved;
}

async function rejectOne(call: MemberCall<{ reason: string }>): Promise<Answer | Refusal> {
  const { body, path, who } = call;
  const unit = await staffUnit(call, 'evidence.approve');
  if (isProblem(unit)) return unit;
  const asked = { packId: path.packId ?? '', reason: body.reason, by: who.member.id, lentBy: unit.lentBy };
  const rejected = await turnDown(placeOf(call, unit), asked);
  if (!isProblem(rejected)) return { status: 204 };
  return rejected.problem === 'not-found' ? notInUnit(call, 'evidence.approve', unit) : rejected;
}

export const evidenceMakingEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/units/{unitId}/evidence',
    summary:
      "Freeze what a unit's month says now, for a second person to approve. Needs a sign-in of the last ten minutes.",
    load: 'write',
    auth: 'member',
    body: prepareRequest,
    answers: { 201: preparedAnswer },
    problems: ['not-found', 'sign-in-again', 'month-not-open', 'reason-needed'],
    handle: prepareOne,
  }),
  endpoint({
    method: 'POST',
    path: '/units/{unitId}/evidence/{packId}/approval',
    summary: 'Vouch for what somebody else prepared, if it still holds: the files are made and sealed.',
    load: 'write',
    auth: 'member',
    body: approveRequest,
    answers: { 200: approvedAnswer },
    problems: ['not-found', 'sign-in-again', 'same-person', 'pack-settled', 'facts-moved'],
    handle: approveOne,
  }),
  endpoint({
    method: 'POST',
    path: '/units/{unitId}/evidence/{packId}/rejection',
    summary: 'Turn away what was prepared, with a reason.',
    load: 'write',
    auth: 'member',
    body: rejectRequest,
    answers: { 204: null },
    problems: ['not-found', 'pack-settled'],
    handle: rejectOne,
  }),
];
