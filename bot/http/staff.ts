import { type Problem, problem } from '../../shared/api/problems.ts';
import type { Action } from '../../shared/people/scope.ts';
import { type AreaInScope, areaInScope, type UnitInScope, unitInScope } from '../services/people/area-in-scope.ts';
import { refuseAccess } from '../services/refused.ts';
import type { Call, MemberWho } from './endpoint.ts';

// How every endpoint for staff asks whether somebody may: one line at its start.
//   const unit = await staffUnit(call, 'report.certify');
//   if (isProblem(unit)) return unit;

type StaffCall = Call<unknown, MemberWho>;

/**
 * The unit of the path ({unitId}), if she may do this there now. What is not hers answers like what is not there, and it is
 * written down that she asked. @param villageId of the thing, where head volunteers may do it (report.file-for)
 */
export function staffUnit(call: StaffCall, action: Action, villageId?: string | null): Promise<UnitInScope | Problem> {
  const areaId = call.path.unitId ?? '';
  return unitInScope(call.api.db, {
    member: call.who.member,
    action,
    areaId,
    now: call.now,
    villageId: villageId ?? null,
  });
}

/** The same for any area: of a path, or one that something belongs to (an import, a delegation). */
export function staffArea(call: StaffCall, action: Action, areaId: string): Promise<AreaInScope | Problem> {
  return areaInScope(call.api.db, { member: call.who.member, action, areaId, now: call.now });
}

/** For an id that is none of this unit's: of a report of others, or of none. The same words, and it is written down. */
export function notInUnit(call: StaffCall, action: Action, unit: UnitInScope): Promise<Problem> {
  const { id } = unit;
  return refuseAccess(call.api.db, { personId: call.who.member.id, action, areaId: id, unitId: id }, call.now);
}

/** Source: issue 5 (a re-check before certifying in bulk and before building a pack). */
const FRESH_MS = 10 * 60_000;

/** As much of a call as tells when LINE vouched for her. */
interface SignedInCall {
  readonly who: Pick<MemberWho, 'authenticatedAt'>;
  readonly now: number;
}

/** How long LINE's last word for this session counts as fresh. */
export function freshUntil({ authenticatedAt }: SignedInCall['who']): number {
  return authenticatedAt + FRESH_MS;
}

/** `sign-in-again` when LINE vouched for her longer than ten minutes ago: a phone that lies about must not certify. */
export function recentlySignedIn({ who, now }: SignedInCall): Problem | null {
  return now <= freshUntil(who) ? null : problem('sign-in-again');
}
