import { MONTHS_LONG, MONTHS_SHORT } from '../thai/month-names.ts';
import { cleanText } from '../thai/normalize.ts';

/** A calendar month in Asia/Bangkok, `YYYY-MM`, ค.ศ. */
export type Month = string;

/** Asia/Bangkok is UTC+7 all year; Thailand has no daylight saving time (domain.md §6.1). In ms. */
export const BANGKOK_OFFSET = 7 * 60 * 60 * 1000;
/** พ.ศ. = ค.ศ. + 543. */
export const BUDDHIST_ERA = 543;

export function isMonth(text: string): boolean {
  return /^[1-9]\d{3}-(0[1-9]|1[0-2])$/.test(text);
}

/** The month in Bangkok at an instant (ms since 1970, UTC). */
export function monthAt(ms: number): Month {
  return new Date(ms + BANGKOK_OFFSET).toISOString().slice(0, 7);
}

/** Year (ค.ศ.) and month (1–12). */
export function monthParts(month: Month): { year: number; number: number } {
  return { year: Number(month.slice(0, 4)), number: Number(month.slice(5, 7)) };
}

function monthOf(year: number, number: number): Month {
  return `${String(year).padStart(4, '0')}-${String(number).padStart(2, '0')}`;
}

export function addMonths(month: Month, n: number): Month {
  const { year, number } = monthParts(month);
  const index = year * 12 + (number - 1) + n;
  return monthOf(Math.floor(index / 12), (index % 12) + 1);
}

/** The first instant of a month in Bangkok, ms. */
export function startOfMonth(month: Month): number {
  const { year, number } = monthParts(month);
  return Date.UTC(year, number - 1, 1) - BANGKOK_OFFSET;
}

/** ปีงบประมาณ (พ.ศ.) of a month: October to September, so that ต.ค. 2568 belongs to 2569 (domain.md §6.1). */
export function fiscalYear(month: Month): number {
  const { year, number } = monthParts(month);
  return year + BUDDHIST_ERA + (number >= 10 ? 1 : 0);
}

const bare = (text: string) => cleanText(text).replace(/[ .]/g, '');
/** `ตุลาคม`, `ตุลา`, `ตค`. */
// Marked pure, here and below: a phone that reads no month names does not load them.
const NAMES = /* @__PURE__ */ new Map(
  /* @__PURE__ */ MONTHS_LONG.flatMap((name, i) => [
    [name, i + 1] as const,
    [name.replace(/(คม|ยน|พันธ์)$/, ''), i + 1] as const,
    [bare(MONTHS_SHORT[i] ?? ''), i + 1] as const,
  ]),
);
const RELATIVE = /* @__PURE__ */ new Map([
  ['เดือนนี้', 0],
  ['เดือนปัจจุบัน', 0],
  ['เดือนก่อน', -1],
  ['เดือนที่แล้ว', -1],
  ['เดือนที่ผ่านมา', -1],
]);

function yearFromText(text: string): number | null {
  if (!/^(\d{2}|\d{4})$/.test(text)) return null;
  const year = Number(text);
  if (text.length === 2) return year + 2500 - BUDDHIST_ERA;
  if (year >= 2400 && year < 2800) return year - BUDDHIST_ERA;
  return year >= 1900 && year < 2200 ? year : null;
}

/**
 * The month that somebody names: `ตุลาคม`, `ต.ค.`, `ต.ค. 69`, `เดือนตุลาคม 2569`, `10/2569`, `เดือนที่แล้ว`, `เดือนนี้`.
 * A name without a year is the latest such month that is not in the future. Null when the text is not exactly a month.
 */
export function monthFromText(text: string, now: number): Month | null {
  const word = bare(text);
  const current = monthAt(now);
  const relative = RELATIVE.get(word.replace(/^ของ/, ''));
  if (relative !== undefined) return addMonths(current, relative);
  const parts = /^(?:ประจำ)?(?:เดือน)?(?:([ก-๛]+?)|(\d{1,2})\/)(?:(?:ปี|พศ|คศ)*(\d{2}|\d{4}))?$/.exec(word);
  if (parts === null) return null;
  const number = parts[1] === undefined ? Number(parts[2]) : NAMES.get(parts[1]);
  if (number === undefined || number < 1 || number > 12) return null;
  if (parts[3] !== undefined) {
    const year = yearFromText(parts[3]);
    return year === null ? null : monthOf(year, number);
  }
  if (parts[1] === undefined) return null;
  const { year } = monthParts(current);
  const thisYear = monthOf(year, number);
  return thisYear <= current ? thisYear : monthOf(year - 1, number);
}
