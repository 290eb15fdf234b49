import type { Month } from '../../../shared/calendar/months.ts';
import { inForce } from '../../../shared/people/duties.ts';
import type { Role } from '../../../shared/people/roles.ts';
import type { Db } from '../../db/db.ts';
import { memberRows } from '../../db/queries/directory.ts';

/** A person with all that she was ever assigned to, newest first. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly assignments: readonly Assignment[];
}

export interface Assignment {
  readonly role: Role;
  readonly area_id: string;
  readonly area_name: string;
  readonly area_phone: string | null;
  readonly village_id: string | null;
  readonly village_name: string | null;
  readonly households: number | null;
  readonly from_month: Month;
  readonly to_month: Month | null;
}

export async function memberOfLineUser(db: Db, lineUserId: string): Promise<Member | null> {
  return memberFrom(await db.rows(memberRows({ lineUserId })));
}

type MemberRow = {
  readonly [K in keyof Assignment | 'id' | 'given_name' | 'family_name']: K extends keyof Assignment
    ? Assignment[K] | null
    : string | null;
};

/** The person whose assignments these rows are, a row each; null where the rows are nobody's. */
export function memberFrom(rows: readonly MemberRow[]): Member | null {
  const [person] = rows;
  if (!person || person.id === null) return null;
  return { id: person.id, name: `${person.given_name} ${person.family_name}`, assignments: rows.filter(isAssigned) };
}

/** Somebody without any assignment still has a row, with nothing in it. */
function isAssigned<R extends { readonly role: Role | null }>(row: R): row is R & Assignment {
  return row.role !== null;
}

/** The volunteer's assignment in a month: moves take effect on the 1st, so there is one at most. */
export function volunteerIn(member: Member, month: Month): Assignment | null {
  return member.assignments.find((a) => a.role === 'volunteer' && isIn(a, month)) ?? null;
}

/** All units that she ever was a volunteer in: her reports lie there. */
export function unitsOf(member: Member): string[] {
  return [...new Set(member.assignments.filter((a) => a.role === 'volunteer').map((a) => a.area_id))];
}

/** What she belongs to now: as a volunteer if she is one, else by her first other role. */
export function homeOf(member: Member, month: Month): Assignment | null {
  return volunteerIn(member, month) ?? member.assignments.find((a) => isIn(a, month)) ?? null;
}

/** Is it in force in this month? */
export function isIn(assignment: Pick<Assignment, 'from_month' | 'to_month'>, month: Month): boolean {
  return inForce({ fromMonth: assignment.from_month, toMonth: assignment.to_month }, month);
}
