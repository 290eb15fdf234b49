import type { Role } from './roles.ts';

/** What is judged by area. A closed list: what is not on it nobody may do. */
export type Action = 'unit.call-list';

/** An assignment that is in force: a role, and the area that it holds for. */
export interface Duty {
  readonly role: Role;
  readonly areaId: string;
}

/** What an action is done to: something of a unit. */
export interface Thing {
  readonly unitId: string;
  /** The unit's own area and all above it: district, province, country. */
  readonly areaIds: readonly string[];
}

/** Who looks after units from above; the others' scope is their own unit. */
export const ABOVE: readonly Role[] = ['district', 'province', 'national'];
export const STAFF: readonly Role[] = ['unit-staff', ...ABOVE];
/** Source: the issue (name and phone are for staff only), design.md (a role's scope is an assignment with dates). */
const MAY: Readonly<Record<Action, readonly Role[]>> = {
  'unit.call-list': STAFF,
};

/** May somebody with these duties do this to that? Duties that are over, or begin later, must not be among them. */
export function can(actor: readonly Duty[], action: Action, { unitId, areaIds }: Thing): boolean {
  return actor.some(
    ({ role, areaId }) =>
      MAY[action].includes(role) && (ABOVE.includes(role) ? areaIds.includes(areaId) : areaId === unitId),
  );
}
