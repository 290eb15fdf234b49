import { type Month, monthAt } from '../../../shared/calendar/months.ts';
import { can } from '../../../shared/people/scope.ts';
import type { Db } from '../../db/db.ts';
import { dutiesOf } from '../people/duties.ts';
import type { Member } from '../people/membership.ts';
import { openMonthsOf } from '../reminder/staff-calls.ts';
import type { RuleBook } from './rule-book.ts';

/** Where a head volunteer or an officer files for others: in several units she chooses first. Null for who may for nobody. */
export async function readFiles(
  db: Db,
  rules: RuleBook,
  member: Member,
  now: number,
): Promise<{ readonly unitId: string | null; readonly month: Month } | null> {
  const duties = await dutiesOf(db, member, now);
  const fitting = duties.filter(({ areaId, villageId }) =>
    can(duties, 'report.file-for', { unitId: areaId, areaIds: [areaId], villageId: villageId ?? null }),
  );
  const [unitId, ...others] = [...new Set(fitting.map(({ areaId }) => areaId))];
  if (unitId === undefined) return null;
  if (others.length > 0) return { unitId: null, month: monthAt(now) };
  const [oldest = monthAt(now)] = await openMonthsOf(db, rules, unitId, now);
  return { unitId, month: oldest };
}
