import { monthAt } from '../../../shared/calendar/months.ts';
import { type Db, one } from '../../db/db.ts';
import { areaName, unitsInScope } from '../../db/queries/units-in-scope.ts';

export interface UnitsRequest {
  readonly personId: string;
  /** A unit's id: only those that come after it by name. */
  readonly after: string | null;
  readonly limit: number;
  readonly now: number;
}

/** The units that a member of staff looks after today, by name; nothing for everybody else. */
export async function readUnitsInScope(db: Db, { personId, after, limit, now }: UnitsRequest) {
  const from = after === null ? null : await one(db, areaName({ areaId: after }));
  const month = monthAt(now);
  const place = { afterName: from?.name ?? '', afterId: after ?? '' };
  return db.rows(unitsInScope({ personId, month, ...place, limit }));
}
