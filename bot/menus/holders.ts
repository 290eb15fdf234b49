import { type MonthWindow, windowOf } from '../../shared/calendar/deadlines.ts';
import type { Month } from '../../shared/calendar/months.ts';
import type { Db } from '../db/db.ts';
import { menuPeople, menuPeopleOfUnit, ownCalendars } from '../db/queries/menu-people.ts';
import {
  holderOf,
  type MenuFacts,
  type MenuHolder,
  type MenuRow,
  menuFactsAt,
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

/** Somebody linked, and what decides her menu at an instant. */
export interface Holder {
  readonly lineUserId: string;
  readonly personId: string;
  readonly holder: MenuHolder;
  readonly facts: MenuFacts;
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
  /** The instant that `facts` speak of, and the earliest that will be asked about. */
  readonly from: number;
}

/** A page of the linked people by one query; `next` is where the page after begins, or null. */
export async function readHolders(db: Db, windows: AllWindows, page: Page) {
  const { since, after, limit, from } = page;
  const rows = await db.rows(menuPeople({ since, after, limit, fromMonth: menuMonthsFrom(from) }));
  const holders = holdersOf(rows, windows, from);
  return { holders, next: holders.length < limit ? null : (holders.at(-1)?.lineUserId ?? null) };
}

/** All linked volunteers of a unit by one query. */
export async function readUnitHolders(db: Db, windows: AllWindows, unitId: string, from: number): Promise<Holder[]> {
  return holdersOf(await db.rows(menuPeopleOfUnit({ unitId, fromMonth: menuMonthsFrom(from) })), windows, from);
}

function holdersOf(rows: readonly MenuRow[], windows: AllWindows, at: number): Holder[] {
  const byUser = new Map<string, MenuRow[]>();
  for (const row of rows) {
    if (row.line_user_id === null) continue;
    const known = byUser.get(row.line_user_id);
    if (known) known.push(row);
    else byUser.set(row.line_user_id, [row]);
  }
  return [...byUser].map(([lineUserId, hers]) => {
    const holder = holderOf(hers);
    return { lineUserId, personId: hers[0]?.person_id ?? '', holder, facts: menuFactsAt(holder, windows.of, at) };
  });
}
