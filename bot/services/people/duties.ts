import { dutiesAt } from '../../../shared/people/duties.ts';
import type { Duty } from '../../../shared/people/scope.ts';
import type { Db } from '../../db/db.ts';
import { lentTo } from '../../db/queries/delegation.ts';
import type { Member } from './membership.ts';

/** What a member is entrusted with now: her own duties, which came with her, and those that are lent to her. */
export async function dutiesOf(db: Db, member: Member, now: number): Promise<Duty[]> {
  const held = member.assignments.map((one) => ({
    role: one.role,
    areaId: one.area_id,
    villageId: one.village_id,
    fromMonth: one.from_month,
    toMonth: one.to_month,
  }));
  const lent = (await db.rows(lentTo({ personId: member.id, at: now }))).map((one) => ({
    role: one.role,
    areaId: one.area_id,
    givenBy: one.given_by,
    fromAt: one.from_at,
    untilAt: one.until_at,
    revokedAt: one.revoked_at,
    giver: { fromMonth: one.from_month, toMonth: one.to_month },
  }));
  return dutiesAt(held, lent, now);
}
