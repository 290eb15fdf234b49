import type { Role } from './roles.ts';

/** What is judged by area. A closed list: what is not on it nobody may do. */
export const ACTIONS = [
  'unit.call-list',
  'report.read',
  'report.certify',
  'report.return',
  'report.reopen',
  'report.withdraw',
  'report.file-for',
  'roster.read',
  'roster.import',
  'roster.move',
  'codes.print',
  'evidence.prepare',
  'evidence.approve',
  'evidence.read',
  'dashboard.read',
  'export.read',
  'audit.read',
  'calendar.write',
  'delegation.give',
] as const;
export type Action = (typeof ACTIONS)[number];

/** What somebody is entrusted with at an instant (shared/people/duties): a role, and the area that it holds for. */
export interface Duty {
  readonly role: Role;
  readonly areaId: string;
  /** A head volunteer's own village. */
  readonly villageId?: string | null;
  /** Who lent it to her for a while; absent: it is her own. */
  readonly lentBy?: string;
  /** When that ends, by itself. */
  readonly until?: number;
}

/** What an action is done to: something of a unit, or of an area above units. */
export interface Thing {
  /** Null: it belongs to more than one unit, as the figures of a district do. */
  readonly unitId: string | null;
  /** The thing's own area and all above it: unit, district, province, country. */
  readonly areaIds: readonly string[];
  /** The village that it belongs to, where it belongs to one. */
  readonly villageId?: string | null;
}

/** Who looks after units from above; the others' scope is their own unit. */
export const ABOVE: readonly Role[] = ['district', 'province', 'national'];
export const STAFF: readonly Role[] = ['unit-staff', ...ABOVE];
const UNIT: readonly Role[] = ['unit-staff'];

/**
 * Who may do what. Sources: design.md (roles), domain.md §2.1 (the unit certifies, the district looks it over and sends it
 * on, the province pays), §4 (who follows up whom), the issue (nobody but staff sees names and phones; two people for a pack).
 */
const MAY: Readonly<Record<Action, readonly Role[]>> = {
  'unit.call-list': STAFF,
  'report.read': STAFF,
  'report.certify': UNIT,
  'report.return': UNIT,
  'report.reopen': UNIT,
  'report.withdraw': UNIT,
  'report.file-for': ['head-volunteer', ...UNIT],
  'roster.read': STAFF,
  'roster.import': [...UNIT, 'district', 'province'],
  'roster.move': [...UNIT, 'district', 'province'],
  // A code lets in whoever holds the paper: only those who know the people hand it out.
  'codes.print': UNIT,
  'evidence.prepare': UNIT,
  // Small units have one officer: then the district is the second person.
  'evidence.approve': [...UNIT, 'district'],
  'evidence.read': STAFF,
  'dashboard.read': STAFF,
  'export.read': STAFF,
  'audit.read': STAFF,
  'calendar.write': STAFF,
  'delegation.give': STAFF,
};

/** What is lent is not lent on: the giver would no longer know who acts for her. */
const OWN_ONLY: readonly Action[] = ['delegation.give'];

/** May somebody with these duties do this to that? Duties that are over, or begin later, must not be among them. */
export function can(actor: readonly Duty[], action: Action, thing: Thing): boolean {
  return dutyFor(actor, action, thing) !== null;
}

/** The duty by which she may: her own, where she has one that does. */
export function dutyFor(actor: readonly Duty[], action: Action, thing: Thing): Duty | null {
  const fitting = actor.filter(
    (duty) =>
      MAY[action].includes(duty.role) &&
      (duty.lentBy === undefined || !OWN_ONLY.includes(action)) &&
      reaches(duty, thing),
  );
  return fitting.find(({ lentBy }) => lentBy === undefined) ?? fitting[0] ?? null;
}

/** All that they may do to that. */
export function actionsOn(actor: readonly Duty[], thing: Thing): Action[] {
  return ACTIONS.filter((action) => can(actor, action, thing));
}

/** To whom a unit belongs (area.parent_body) is not asked: since the transfer to local government the chain is the same. */
function reaches({ role, areaId, villageId }: Duty, thing: Thing): boolean {
  if (ABOVE.includes(role)) return thing.areaIds.includes(areaId);
  if (areaId !== thing.unitId) return false;
  return role !== 'head-volunteer' || (typeof villageId === 'string' && villageId === thing.villageId);
}
