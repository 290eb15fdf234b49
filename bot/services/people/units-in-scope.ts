import { monthAt } from '../../../shared/calendar/months.ts';
import { actionsOn } from '../../../shared/people/scope.ts';
import { type Db, one } from '../../db/db.ts';
import { areaName, unitsInScope } from '../../db/queries/units-in-scope.ts';
import { dutiesOf } from './duties.ts';
import type { Member } from './membership.ts';

export interface UnitsRequest {
  readonly member: Member;
  /** A unit's id: only those that come after it by name. */
  readonly after: string | null;
  readonly limit: number;
  readonly now: number;
}

/** The units that a member of staff looks after now, by name, with what she may do in each; nothing for everybody else. */
export async function readUnitsInScope(db: Db, { member, after, limit, now }: UnitsRequest) {
  const from = after === null ? null : await one(db, areaName({ areaId: after }));
  const place = { afterName: from?.name ?? '', afterId: after ?? '' };
  const rows = await db.rows(unitsInScope({ personId: member.id, month: monthAt(now), at: now, ...place, limit }));
  const duties = await dutiesOf(db, member, now);
  return rows.map(({ id, name, district, district_id, province_id, country_id }) => {
    const areaIds = [id, district_id, province_id, country_id].filter((one) => one !== null);
    return { id, name, district, actions: actionsOn(duties, { unitId: id, areaIds }) };
  });
}
