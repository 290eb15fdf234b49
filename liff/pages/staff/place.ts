import { DAY_MS } from '../../../shared/calendar/days.ts';
import { type Month, monthAt } from '../../../shared/calendar/months.ts';

/** What a staff page is about. It stands in the address: it survives a reload and a new sign-in, and can be sent on. */
export interface StaffPlace {
  readonly unitId: string;
  readonly month: Month;
  /** `reports`, `reports/{id}`, …; '' is the month's first page. */
  readonly rest: string;
}

const AT = /^\/liff\/staff\/([^/]+)\/(\d{4}-\d{2})\/?(.*)$/;

/** Null at /liff/staff itself, before a unit is chosen. */
export function placeOf(path: string): StaffPlace | null {
  const [, unitId, month, rest] = AT.exec(path) ?? [];
  if (unitId === undefined || month === undefined) return null;
  return { unitId: decodeURIComponent(unitId), month, rest: rest ?? '' };
}

export function pathOf({ unitId, month }: Pick<StaffPlace, 'unitId' | 'month'>, rest = ''): string {
  return `/liff/staff/${encodeURIComponent(unitId)}/${month}${rest && `/${rest}`}`;
}

const AREA_AT = /^\/liff\/staff\/areas\/([^/]+)\/(\d{4}-\d{2})$/;

/** An area's figures: they lie beside the units' pages, since a district has no reports of its own. */
export function areaOf(path: string): { readonly areaId: string; readonly month: Month } | null {
  return areaAt(AREA_AT, path);
}

function areaAt(at: RegExp, path: string): { readonly areaId: string; readonly month: Month } | null {
  const [, areaId, month] = at.exec(path) ?? [];
  return areaId === undefined || month === undefined ? null : { areaId: decodeURIComponent(areaId), month };
}

const EXPORT_AT = /^\/liff\/staff\/areas\/([^/]+)\/(\d{4}-\d{2})\/export$/;

/** The reports of an area up to a month, as a file. */
export const exportOf = (path: string) => areaAt(EXPORT_AT, path);

const ROSTER_AT = /^\/liff\/staff\/areas\/([^/]+)\/(\d{4}-\d{2})\/roster$/;

/** The rosters of an area above units. */
export const rosterOf = (path: string) => areaAt(ROSTER_AT, path);

export const rosterPath = (areaId: string, month: Month) => `${areaPath(areaId, month)}/roster`;

export const exportPath = (areaId: string, month: Month) => `${areaPath(areaId, month)}/export`;

export const areaPath = (areaId: string, month: Month) => `/liff/staff/areas/${encodeURIComponent(areaId)}/${month}`;

/** Lending one's duty: of a person, not of a month. */
export const LEND_PATH = '/liff/staff/lend';

/** Under /api. */
export const apiOf = (unitId: string, rest: string) => `/units/${encodeURIComponent(unitId)}/${rest}`;

/** Source: design.md, "Month": the month before is reviewed until the end of the 5th. */
const REVIEWED_UNTIL = 5 * DAY_MS;

export function monthOfWork(now: number): Month {
  return monthAt(now - REVIEWED_UNTIL);
}
