import type { MonthWindow } from '../../../shared/calendar/deadlines.ts';
import { addMonths, type Month, monthAt } from '../../../shared/calendar/months.ts';
import { isStaffRole, type MenuName, menuOf } from '../../../shared/reminders/menu.ts';
import { type StageMonth, stageOf } from '../../../shared/reminders/stage.ts';
import type { ReportState } from '../../../shared/report/lifecycle.ts';
import type { Db } from '../../db/db.ts';
import { menuPerson } from '../../db/queries/menu-people.ts';
import { putErrand } from '../../db/queries/outbox.ts';
import type { Statement } from '../../db/statement.ts';
import type { RuleBook } from '../report/rule-book.ts';
import { type Assignment, isIn } from './membership.ts';

type Post = Pick<Assignment, 'role' | 'area_id' | 'from_month' | 'to_month'>;

/** A person as far as her menu goes. */
export interface MenuHolder {
  readonly assignments: readonly Post[];
  /** Her reports of the last months, and all that were sent back. */
  readonly reports: ReadonlyMap<Month, ReportState>;
}

/** The windows of a unit's months. */
export type Windows = (unitId: string, month: Month) => MonthWindow;

/** What a verb must know to see whether her menu changes. */
export interface MenuFacts {
  readonly staff: boolean;
  /** Those that may take a report from her, oldest first. */
  readonly months: readonly StageMonth[];
}

/** Of somebody who is not on the roster. */
export const NO_MONTHS: MenuFacts = { staff: false, months: [] };

/** Whose menu is to change, and a fresh UUIDv7 for the errand. */
export interface MenuErrand {
  readonly lineUserId: string;
  readonly errandId: string;
}

/** Reports that matter for a menu at or after `now`: of this month on. */
export const menuMonthsFrom = (now: number): Month => addMonths(monthAt(now), -1);

const volunteerPost = ({ assignments }: MenuHolder, month: Month) =>
  assignments.find((post) => post.role === 'volunteer' && isIn(post, month)) ?? null;

/** Last month, this one, and what was sent back, oldest first. */
function monthsThatMatter({ reports }: MenuHolder, now: number): Month[] {
  const returned = [...reports].filter(([, state]) => state === 'returned').map(([month]) => month);
  return [...new Set([...returned, addMonths(monthAt(now), -1), monthAt(now)])].sort();
}

/** What decides her menu at an instant, ms. */
export function menuFactsAt(holder: MenuHolder, windows: Windows, now: number): MenuFacts {
  const months = monthsThatMatter(holder, now).flatMap((month): StageMonth[] => {
    const post = volunteerPost(holder, month);
    return post ? [{ window: windows(post.area_id, month), report: holder.reports.get(month) ?? null }] : [];
  });
  const month = monthAt(now);
  return {
    months,
    staff: holder.assignments.some((post) => isStaffRole(post.role) && isIn(post, month)),
  };
}

/** The menu that she should hold. */
export function menuFor({ staff, months }: MenuFacts, now: number): MenuName {
  return menuOf(stageOf(months, now)?.stage ?? null, staff ? 'staff' : 'volunteer');
}

/** The windows of the units that matter to one person, of the rule book. */
export async function windowsFor(db: Db, rules: RuleBook, holder: MenuHolder, now: number): Promise<Windows> {
  const units = new Set(monthsThatMatter(holder, now).map((month) => volunteerPost(holder, month)?.area_id));
  const known = new Map<string, Windows>();
  for (const unitId of units) {
    if (unitId === undefined) continue;
    const area = await rules.of(db, unitId);
    known.set(unitId, (_, month) => area.windowOf(month));
  }
  return (unitId, month) => {
    const windows = known.get(unitId);
    if (!windows) throw new Error(`no calendar read for ${unitId}`);
    return windows(unitId, month);
  };
}

/** One person's, by one query; `lineUserId` is null when nobody is linked to her. */
export async function loadMenuFacts(
  db: Db,
  rules: RuleBook,
  personId: string,
  now: number,
): Promise<MenuFacts & { readonly lineUserId: string | null }> {
  const rows = await db.rows(menuPerson({ personId, fromMonth: menuMonthsFrom(now) }));
  const holder = holderOf(rows);
  const windows = await windowsFor(db, rules, holder, now);
  return { ...menuFactsAt(holder, windows, now), lineUserId: rows[0]?.line_user_id ?? null };
}

export type MenuRow = { readonly line_user_id: string | null; readonly person_id: string } & {
  readonly [K in keyof Post]: Post[K] | null;
} & { readonly month: Month | null; readonly state: ReportState | null };

/** A person of the rows that the queries answer for her. */
export function holderOf(rows: readonly MenuRow[]): MenuHolder {
  const reports = new Map<Month, ReportState>();
  for (const { month, state } of rows) if (month !== null && state !== null) reports.set(month, state);
  return { assignments: rows.filter((row): row is MenuRow & Post => row.role !== null), reports };
}

/** The errand that gives her a menu. */
export function menuErrand(menu: MenuName, { lineUserId, errandId }: MenuErrand, at: number): Statement {
  const notices = JSON.stringify([{ menu }]);
  return putErrand({ lane: lineUserId, id: errandId, kind: 'menu', notices, at, runAt: at });
}

/**
 * The errand for what a report of hers became: none when her menu stays as it is, since each costs three commits and a call.
 * @param errand null: no LINE user is linked to her
 */
export function menuAfter(
  facts: MenuFacts,
  changed: { readonly month: Month; readonly state: ReportState },
  errand: MenuErrand | null,
  now: number,
): Statement[] {
  if (!errand) return [];
  const months = facts.months.map((one) =>
    one.window.month === changed.month ? { ...one, report: changed.state } : one,
  );
  const menu = menuFor({ ...facts, months }, now);
  return menu === menuFor(facts, now) ? [] : [menuErrand(menu, errand, now)];
}
