import type { Me } from '../../../shared/api/session.ts';
import { monthAt } from '../../../shared/calendar/months.ts';
import type { Db } from '../../db/db.ts';
import type { RuleBook } from '../report/rule-book.ts';
import { type Assignment, homeOf, isIn, type Member } from './membership.ts';

export interface MeSource {
  readonly db: Db;
  readonly rules: RuleBook;
}

/** Of a LINE user who is not registered. */
const NOBODY: Me = { id: null, name: null, unit: null, village: null, households: null, roles: [], formVersion: null };

/** Who she is to every page: her unit of today, or her next or last one when she is in none. */
export async function meOf({ db, rules }: MeSource, member: Member | null, now: number): Promise<Me> {
  if (!member) return NOBODY;
  const month = monthAt(now);
  const home = homeOf(member, month) ?? member.assignments[0] ?? null;
  return {
    id: member.id,
    name: member.name,
    unit: home && unitOf(home),
    village: home?.village_name ?? null,
    households: home?.households ?? null,
    roles: [...new Set(member.assignments.filter((one) => isIn(one, month)).map((one) => one.role))],
    formVersion: home && (await rules.of(db, home.area_id)).formOf(month).version,
  };
}

export function unitOf({ area_id: id, area_name: name, area_phone: phone }: Assignment) {
  return { id, name, phone };
}
