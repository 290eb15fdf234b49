import { type MonthWindow, windowOf } from '../../shared/calendar/deadlines.ts';
import type { Month } from '../../shared/calendar/months.ts';
import type { MenuName } from '../../shared/reminders/menu.ts';
import type { Db } from '../db/db.ts';
import { menuPeople, menuPeopleOfUnit, ownCalendars } from '../db/queries/menu-people.ts';
import {
  holderOf,
  type MenuHolder,
  type MenuRow,
  menuFactsAt,
  menuFor,
  menuMonthsFrom,
  type Windows,
} from '../services/people/menu-of.ts';
import { type CalendarRow, correctedWindow } from '../services/report/rule-book.ts';

/** The windows of all units, read at once: those of the default calendar, and what areas say otherwise. */
export interface AllWindows {
  readonly of: Windows;
  /** Units with a month that is not the default one, and those months. */
  readonly own: ReadonlyMap<string, readonly MonthWindow[]>;
}

/** Somebody linked, and what decides her menu. */
export interface LinkedHolder extends MenuHolder {
  readonly lineUserId: string;
}

/** @param from the earliest instant that will be asked about, ms */
export async function ownWindows(db: Db, from: number): Promise<AllWindows> {
  const rows = await db.rows(ownCalendars({ fromMonth: menuMonthsFrom(from) }));
  const byUnit = new Map<string, Map<Month, CalendarRow[]>>();
  for (const row of rows) {
    const months = byUnit.get(row.unit_id) ?? new Map<Month, CalendarRow[]>();
    byUnit.set(row.unit_id, months.set(row.month, [...(months.get(row.month) ?? []), row]));
  }
  const own = new Map(
    [...byUnit].map(([unitId, months]) => [unitId, [...months].map(([month, said]) => correctedWindow(month, said))]),
  );
  const standard = new Map<Month, MonthWindow>();
  const usual = (month: Month) => {
    const window = standard.get(month) ?? windowOf(month);
    standard.set(month, window);
    return window;
  };
  return { own, of: (unitId, month) => own.get(unitId)?.find((window) => window.month === month) ?? usual(month) };
}

interface Page {
  readonly since: number;
  readonly after: string;
  readonly limit: number;
  /** The earliest instant that will be asked about, ms. */
  readonly from: number;
}

/** A page of the linked people by one query; `next` is where the page after begins, or null. */
export async function readHolders(db: Db, page: Page) {
  const { since, after, limit, from } = page;
  const rows = await db.rows(menuPeople({ since, after, limit, fromMonth: menuMonthsFrom(from) }));
  const holders = holdersOf(rows);
  return { holders, next: holders.length < limit ? null : (holders.at(-1)?.lineUserId ?? null) };
}

/** All linked volunteers of a unit by one query. */
export async function readUnitHolders(db: Db, unitId: string, from: number): Promise<LinkedHolder[]> {
  return holdersOf(await db.rows(menuPeopleOfUnit({ unitId, fromMonth: menuMonthsFrom(from) })));
}

function holdersOf(rows: readonly MenuRow[]): LinkedHolder[] {
  const byUser = new Map<string, MenuRow[]>();
  for (const row of rows) {
    if (row.line_user_id === null) continue;
    const known = byUser.get(row.line_user_id);
    if (known) known.push(row);
    else byUser.set(row.line_user_id, [row]);
  }
  return [...byUser].map(([lineUserId, hers]) => ({ lineUserId, ...holderOf(hers) }));
}

/** The menu that she should hold at an instant, by the reports of now. */
export function menuAt(holder: MenuHolder, windows: AllWindows, now: number): MenuName {
  return menuFor(menuFactsAt(holder, windows.of, now), now);
}

/** Does she report, or has she ever reported, where the months are not the default ones? */
export function isApart({ assignments }: MenuHolder, { own }: AllWindows): boolean {
  return assignments.some(({ role, area_id: areaId }) => role === 'volunteer' && own.has(areaId));
}
