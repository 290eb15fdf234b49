import { isProblem, type Problem } from '../../../shared/api/problems.ts';
import type { Month } from '../../../shared/calendar/months.ts';
import { type Db, one } from '../../db/db.ts';
import { volunteerAt } from '../../db/queries/directory.ts';
import { refuseAccess } from '../refused.ts';
import { type AreaRequest, type UnitInScope, unitInScope } from './area-in-scope.ts';

export interface VolunteerRequest extends Pick<AreaRequest, 'member' | 'action' | 'now'> {
  readonly unitId: string;
  readonly personId: string;
  readonly month: Month;
}

/** Somebody of a unit in a month. */
export interface VolunteerInScope {
  readonly unit: UnitInScope;
  readonly id: string;
  readonly name: string;
  readonly villageId: string | null;
  readonly village: string | null;
}

/** A volunteer whom this member may do this for: her village decides where head volunteers may do it too. */
export async function volunteerInScope(db: Db, request: VolunteerRequest): Promise<VolunteerInScope | Problem> {
  const { member, action, unitId, personId, month, now } = request;
  const person = await one(db, volunteerAt({ unitId, personId, month }));
  const villageId = person?.village_id ?? null;
  const unit = await unitInScope(db, { member, action, areaId: unitId, villageId, now });
  if (isProblem(unit)) return unit;
  if (!person) return refuseAccess(db, { personId: member.id, action, areaId: unit.id, unitId: unit.id }, now);
  const { id, given_name, family_name, village } = person;
  return { unit, id, name: `${given_name} ${family_name}`, villageId, village };
}
