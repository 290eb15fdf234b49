import { type Problem, problem } from '../../../shared/api/problems.ts';
import { monthAt } from '../../../shared/calendar/months.ts';
import { type Action, can, type Duty } from '../../../shared/people/scope.ts';
import type { Db } from '../../db/db.ts';
import { areasUpwards } from '../../db/queries/directory.ts';
import { noteRefused } from '../refused.ts';
import { isIn, type Member } from './membership.ts';

export interface UnitRequest {
  readonly member: Member;
  readonly action: Action;
  readonly unitId: string;
  readonly now: number;
}

/** What she is entrusted with today: what is over, or begins next month, counts for nothing. */
function dutiesOf(member: Member, now: number): Duty[] {
  const month = monthAt(now);
  return member.assignments.filter((one) => isIn(one, month)).map(({ role, area_id }) => ({ role, areaId: area_id }));
}

/**
 * The unit, when this member may do this there now. Else `not-found`, in the same words for a unit of others and for one
 * that does not exist, so that nobody learns which units there are; the refusal is written down.
 */
export async function unitInScope(db: Db, request: UnitRequest): Promise<{ id: string; name: string } | Problem> {
  const { member, action, unitId, now } = request;
  const areas = await db.rows(areasUpwards({ areaId: unitId }));
  const unit = areas.find(({ id, kind }) => id === unitId && kind === 'unit');
  const areaIds = areas.map(({ id }) => id);
  if (unit && can(dutiesOf(member, now), action, { unitId, areaIds })) return { id: unit.id, name: unit.name };
  await noteRefused(db, { personId: member.id, action, unitId: unit ? unitId : null }, now);
  return problem('not-found');
}
