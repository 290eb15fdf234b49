import { addMonths, BANGKOK_OFFSET, BUDDHIST_ERA, isMonth, type Month, monthAt } from '../../shared/calendar/months.ts';
import type { Db } from '../db/db.ts';
import { one } from '../db/db.ts';
import { areasUpwards } from '../db/queries/directory.ts';
import { unitByCode } from '../db/queries/roster.ts';

/** What operators type, read and refused with one clear line. */

export interface AreaFound {
  readonly id: string;
  readonly name: string;
}

/** @param text an area's id ('th'), or a unit's HCODE */
export async function areaOf(db: Db, text: string | undefined): Promise<AreaFound> {
  if (!text) throw new Error('--area: missing (th, an id of an area, or a HCODE)');
  const found = (await one(db, areasUpwards({ areaId: text }))) ?? (await one(db, unitByCode({ code: text })));
  if (!found) throw new Error(`--area: there is no area ${text}`);
  return found;
}

/** Nobody plans further ahead. Source: our own choice. */
const FAR_MONTHS = 12;

export const monthOr = (text: string | undefined, now: number, name = 'month'): Month =>
  text === undefined ? monthAt(now) : monthNamed(name, text, now);

/** @throws when it lies far ahead as well: whoever types 2569-10 counts Buddhist years */
export function monthNamed(name: string, text: string, now: number): Month {
  if (!isMonth(text)) throw new Error(`--${name}: a month, 2026-11`);
  const far = addMonths(monthAt(now), FAR_MONTHS);
  if (text <= far) return text;
  const meant = addMonths(text, -BUDDHIST_ERA * 12);
  const guess = meant > '2000' && meant <= far ? `; as a year of the common era it is ${meant}` : '';
  throw new Error(`--${name}: ${text} is more than ${FAR_MONTHS} months ahead${guess}`);
}

/** More of anything that is typed would be a slip: some fifty times Thailand's volunteers. */
const MOST = 50_000_000;

/** @param least what it may not be below */
export function wholeNumber(name: string, text: string | undefined, least: number): number | undefined {
  if (text === undefined) return undefined;
  // Number() alone would read 1e9 and 0x10, which nobody types on purpose where money is meant.
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= MOST))
    throw new Error(`--${name}: a whole number from ${least} to ${grouped(MOST)}, in digits 0-9 alone`);
  return value;
}

export function yesOrNo(name: string, text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined;
  if (text !== 'yes' && text !== 'no') throw new Error(`--${name}: yes or no`);
  return text === 'yes';
}

/** An instant, as ISO 8601 with its offset; without one it is Bangkok's. */
export function instant(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const zoned = /(Z|[+-]\d{2}:\d{2})$/.test(text);
  const at = isDay(text.slice(0, 10)) && text[10] === 'T' ? Date.parse(zoned ? text : `${text}+07:00`) : Number.NaN;
  if (Number.isNaN(at)) throw new Error(`--${name}: a time, 2026-11-25T09:00 (Bangkok)`);
  notBuddhist(name, text);
  return at;
}

/** @throws a date whose year is counted as on every Thai calendar: it would lie five centuries ahead without a word */
export function notBuddhist(name: string, text: string): void {
  const year = Number(text.slice(0, 4)) - BUDDHIST_ERA;
  if (year > 2000) throw new Error(`--${name}: ${text} counts Buddhist years; in the common era it is ${year}`);
}

/** A day that there is: Date would take the 30th of February for the 2nd of March. */
function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** Longer ones would break the lists that show it. */
const MOST_REASON = 200;

/** Why somebody did something, for lists of one line each; null: she did not say. */
export function reasonOr(text: string | undefined): string | null {
  const reason = (text ?? '').replaceAll(/\s+/g, ' ').trim();
  if (reason.length > MOST_REASON) throw new Error(`--reason: at most ${MOST_REASON} characters`);
  return reason === '' ? null : reason;
}

/** `2026-11-25 09:00` in Bangkok. */
export function bangkok(ms: number): string {
  return new Date(ms + BANGKOK_OFFSET).toISOString().slice(0, 16).replace('T', ' ');
}

/** `35,000`; baht as they are, with two places where there are satang. */
export function grouped(value: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: Number.isInteger(value) ? 0 : 2 });
}
