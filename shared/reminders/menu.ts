import { type MonthWindow, windowOf } from '../calendar/deadlines.ts';
import { addMonths, monthAt } from '../calendar/months.ts';
import type { Role } from '../people/roles.ts';
import { type ReportStage, soonFrom } from './stage.ts';

/** Our rich menus. `volunteer` asks for this month's report. */
export const MENU_NAMES = ['guest', 'volunteer', 'due-soon', 'reported', 'returned', 'staff'] as const;
export type MenuName = (typeof MENU_NAMES)[number];

/** LINE shows it to whoever has no menu of her own: nobody is linked to it. */
export const EVERYBODYS_MENU: MenuName = 'guest';

export type MenuRole = 'nobody' | 'volunteer' | 'staff';

const STAFF: ReadonlySet<Role> = new Set<Role>(['unit-staff', 'district', 'province', 'national', 'partner']);

/** Works with us rather than reports to us; a head volunteer is a volunteer. */
export function isStaffRole(role: Role): boolean {
  return STAFF.has(role);
}

/**
 * The menu that somebody should hold. Staff who are volunteers too have the volunteer's while she has something to send.
 * @param stage null: no month takes a report from her
 */
export function menuOf(stage: ReportStage | null, role: MenuRole): MenuName {
  if (role === 'nobody') return 'guest';
  if (stage === 'not-reported') return 'volunteer';
  if (stage === 'due-soon' || stage === 'returned') return stage;
  if (role === 'staff') return 'staff';
  return stage ?? 'volunteer';
}

/** What becomes of menus at an instant, whoever holds them; those that are not named stay. */
export type MenuMoves = ReadonlyMap<MenuName, MenuName>;

interface Turning {
  readonly at: number;
  readonly moves: Partial<Record<MenuName, MenuName>>;
}

/** The instants of a month at which a menu changes though nobody did anything. */
function turningsOf(window: MonthWindow): readonly Turning[] {
  return [
    // Whoever still owes the month has nothing more to send for it, and is asked for the next one.
    { at: window.closesAt, moves: { 'due-soon': 'volunteer', returned: 'volunteer' } },
    { at: window.opensAt, moves: { reported: 'volunteer' } },
    { at: soonFrom(window), moves: { volunteer: 'due-soon' } },
  ];
}

/** Is there an instant after `from` and not after `to` at which one of these months changes a menu? */
export function turnsBetween(windows: readonly MonthWindow[], from: number, to: number): boolean {
  return windows.some((window) => turningsOf(window).some(({ at }) => from < at && at <= to));
}

/** The months of the default calendar that may turn between two instants. */
export function windowsAround(from: number, to: number): MonthWindow[] {
  const windows: MonthWindow[] = [];
  for (let month = addMonths(monthAt(from), -2); month <= addMonths(monthAt(to), 1); month = addMonths(month, 1))
    windows.push(windowOf(month));
  return windows;
}

/**
 * What the default calendar made of each menu after `from` and up to `to`, all turnings in one: LINE's operations do not
 * chain. Who must not be moved (an area of its own, a second role) is not looked at here.
 */
export function movesBetween(from: number, to: number): MenuMoves {
  const passed = windowsAround(from, to)
    .flatMap(turningsOf)
    .filter(({ at }) => from < at && at <= to)
    .sort((a, b) => a.at - b.at);
  const moved = MENU_NAMES.map((name) => {
    const end = passed.reduce<MenuName>((menu, { moves }) => moves[menu] ?? menu, name);
    return [name, end] as const;
  });
  return new Map(moved.filter(([name, end]) => name !== end));
}
