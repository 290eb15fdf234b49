import { BUDDHIST_ERA } from '../calendar/months.ts';
import { MONTHS_LONG, MONTHS_SHORT } from '../thai/month-names.ts';
import { cleanText } from '../thai/normalize.ts';

const DAY = 86_400_000;
/** Day 0 of Excel's calendar, after 28 Feb 1900 (ECMA-376 part 1 §18.17.4.1). */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
/** พ.ศ. years of people alive begin above this, and no ค.ศ. year is as large (domain.md §2.5: 2500–2700). */
const FIRST_BUDDHIST = 2400;

const plain = (name: string) => name.replaceAll('.', '');
const NUMBER_OF = new Map(
  [MONTHS_LONG, MONTHS_SHORT].flatMap((names) => names.map((name, i) => [plain(name), i + 1] as const)),
);

function dayOf(yearText: string, month: number, dayText: string): string | null {
  const told = Number(yearText);
  const year = told >= FIRST_BUDDHIST ? told - BUDDHIST_ERA : told;
  const date = new Date(Date.UTC(year, month - 1, Number(dayText)));
  const text = Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
  // 31 Feb would be 3 March.
  return year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === Number(dayText) ? text : null;
}

function ofSerial(serial: number): string | null {
  const date = new Date(EXCEL_EPOCH + serial * DAY);
  return dayOf(String(date.getUTCFullYear()), date.getUTCMonth() + 1, String(date.getUTCDate()));
}

/**
 * A birth date as `YYYY-MM-DD` (ค.ศ.): day first, `1/1/2513`, `1 ม.ค. 2513`, `2513-01-01`, `25130101`, Thai digits, or a day of
 * Excel's calendar. A year of two digits may be of either calendar, so it is no date; nor is a day that is not yet.
 */
export function readBirthDate(text: string, today: string): string | null {
  const bare = cleanText(text)
    .replace(/พ\.?ศ\.?|ค\.?ศ\.?|T?00:00:00(\.0+)?Z?$/g, '')
    .trim();
  const date = parse(bare);
  return date !== null && date <= today ? date : null;
}

function parse(text: string): string | null {
  if (/^\d{4,6}(\.0+)?$/.test(text)) return ofSerial(Number(text));
  const [, y = '', m = '', d = ''] = /^(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})$/.exec(text) ?? [];
  if (y !== '') return dayOf(y, Number(m), d);
  const [, day = '', name = '', year = ''] =
    /^(\d{1,2})[-/. ]*([ก-๙.]+|(?<=[-/. ])\d{1,2}(?=[-/. ]))[-/. ]*(\d{4})$/.exec(text) ?? [];
  const month = /^\d+$/.test(name) ? Number(name) : (NUMBER_OF.get(plain(name)) ?? 0);
  return month >= 1 && month <= 12 ? dayOf(year, month, day) : null;
}
