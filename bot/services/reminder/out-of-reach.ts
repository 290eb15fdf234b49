import type { Month } from '../../../shared/calendar/months.ts';
import { type OutOfReach, outOfReach } from '../../../shared/reminders/reach.ts';
import type { Db } from '../../db/db.ts';
import { missingCounts, missingOfVillage, volunteersWithReach } from '../../db/queries/out-of-reach.ts';

interface UnitMonth {
  readonly unitId: string;
  readonly month: Month;
}

/** A volunteer who has not reported. */
export interface Missing {
  readonly id: string;
  readonly name: string;
  readonly village: string | null;
  readonly phone: string | null;
  readonly smartphone: boolean | null;
  /** Why a reminder does not reach her; null: it does. */
  readonly reach: OutOfReach | null;
}

export interface CallList {
  /** Volunteers of the unit in that month, and how many of them have reported; of the others, whom no reminder reaches. */
  readonly totals: {
    readonly entitled: number;
    readonly reported: number;
    readonly missing: number;
    readonly outOfReach: number;
  };
  readonly people: readonly Missing[];
}

/**
 * Who of a unit has no report of a month and why a reminder does not reach her, by village and name. With phone numbers:
 * for those only whom `can` lets see them. A returned report counts as reported: she is told of it by a message of its own.
 */
export async function callList(db: Db, where: UnitMonth): Promise<CallList> {
  const rows = await db.rows(volunteersWithReach({ ...where }));
  const missing = rows.filter(({ report_id }) => report_id === null).map(missingFrom);
  return {
    totals: {
      entitled: rows.length,
      reported: rows.length - missing.length,
      missing: missing.length,
      outOfReach: missing.filter(({ reach }) => reach !== null).length,
    },
    people: missing.sort(
      (a, b) => inThaiOrder(a.village ?? LAST, b.village ?? LAST) || inThaiOrder(a.name, b.name) || byCode(a.id, b.id),
    ),
  };
}

type Row = NonNullable<ReturnType<typeof volunteersWithReach>['row']>;

function missingFrom(row: Row): Missing {
  return {
    id: row.id,
    name: nameOf(row),
    village: row.village_name,
    phone: row.phone,
    smartphone: row.smartphone === null ? null : row.smartphone === 1,
    reach: outOfReach({
      smartphone: row.smartphone,
      linked: row.line_user_id !== null,
      blockedAt: row.blocked_at,
      refusedAt: row.refused_at,
      level: row.level,
      chosenAt: row.chosen_at,
    }),
  };
}

/**
 * Who of a village has no report of a month; a returned one counts as reported. The names are for those only whom the area
 * allows to see them (reminder_rule.names_to_head).
 * @param where.villageId of the assignment that is in force in that month
 * @param where.except who asks: she knows of herself
 */
export async function missingInVillage(
  db: Db,
  { except, ...where }: UnitMonth & { readonly villageId: string; readonly except?: string },
): Promise<{ count: number; names: string[] }> {
  const rows = await db.rows(missingOfVillage(where));
  const names = rows.filter(({ id }) => id !== except).map(nameOf);
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

function nameOf({ given_name, family_name }: { given_name: string; family_name: string }): string {
  return `${given_name} ${family_name}`;
}

/** หมู่ 2 before หมู่ 10. Engines order Thai each in their own way, so lists are ordered here. */
const { compare: inThaiOrder } = new Intl.Collator('th', { numeric: true });
const byCode = (a: string, b: string) => (a < b ? -1 : 1);
/** Whoever is in no village comes last. */
const LAST = '\uffff';
