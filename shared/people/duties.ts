import { type Month, monthAt } from '../calendar/months.ts';
import type { Role } from './roles.ts';
import { type Duty, STAFF } from './scope.ts';

/** The whole months of an assignment; without an end it goes on. */
export interface Months {
  readonly fromMonth: Month;
  readonly toMonth: Month | null;
}

/** An assignment: hers in whole months (Asia/Bangkok). */
export interface Held extends Months {
  readonly role: Role;
  readonly areaId: string;
  readonly villageId: string | null;
}

/** A duty that somebody lent her, from one instant to another. */
export interface Lent {
  readonly role: Role;
  readonly areaId: string;
  readonly givenBy: string;
  readonly fromAt: number;
  /** From here on it is over, by itself. */
  readonly untilAt: number;
  readonly revokedAt: number | null;
  /** The giver's own assignment to this role and area: she lends only while she holds it. */
  readonly giver: Months;
}

/**
 * What somebody is entrusted with at an instant: the one place that judges dates. Colleagues lend to each other: who is no
 * officer herself any more gives back what was lent to her too.
 */
export function dutiesAt(held: readonly Held[], lent: readonly Lent[], now: number): Duty[] {
  const month = monthAt(now);
  const own = held.filter((one) => inForce(one, month));
  const isColleague = own.some(({ role }) => STAFF.includes(role));
  return [
    ...own.map(({ role, areaId, villageId }) => ({ role, areaId, villageId })),
    ...lent
      .filter((one) => isColleague && isLent(one, now) && inForce(one.giver, month))
      .map(({ role, areaId, givenBy, untilAt }) => ({ role, areaId, lentBy: givenBy, until: untilAt })),
  ];
}

/** Is it in force in this month? */
export function inForce({ fromMonth, toMonth }: Months, month: Month): boolean {
  return fromMonth <= month && (toMonth === null || toMonth >= month);
}

function isLent({ fromAt, untilAt, revokedAt }: Lent, now: number): boolean {
  return fromAt <= now && now < untilAt && (revokedAt === null || now < revokedAt);
}
