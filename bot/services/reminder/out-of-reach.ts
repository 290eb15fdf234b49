import type { Month } from '../../../shared/calendar/months.ts';
import type { Db } from '../../db/db.ts';
import { missingCounts, missingOfVillage } from '../../db/queries/out-of-reach.ts';

interface UnitMonth {
  readonly unitId: string;
  readonly month: Month;
}

/**
 * Who of a village has no report of a month; a returned one counts as reported. The names are for those only whom the area
 * allows to see them (reminder_rule.names_to_head).
 * @param where.villageId of the assignment that is in force in that month, whoever asks
 */
export async function missingInVillage(
  db: Db,
  where: UnitMonth & { readonly villageId: string },
): Promise<{ count: number; names: string[] }> {
  const rows = await db.rows(missingOfVillage({ ...where }));
  const names = rows.map(({ given_name, family_name }) => `${given_name} ${family_name}`);
  return { count: names.length, names: names.sort(inThaiOrder) };
}

/** How many of each village of a unit have no report of a month; villages where all have are left out. */
export async function missingByVillage(
  db: Db,
  where: UnitMonth,
): Promise<{ villageId: string | null; count: number }[]> {
  const rows = await db.rows(missingCounts({ ...where }));
  return rows.map(({ village_id, missing }) => ({ villageId: village_id, count: Number(missing) }));
}

/** หมู่ 2 before หมู่ 10. Engines order Thai each in their own way, so the list is ordered here. */
const { compare: inThaiOrder } = new Intl.Collator('th', { numeric: true });
