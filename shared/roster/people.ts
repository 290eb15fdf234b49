import { checkDigit } from '../people/citizen-id.ts';
import { cleanText } from '../thai/normalize.ts';
import type { LineProblem } from './problems.ts';

const TITLES =
  /^(นางสาว|น\.ส\.|นส\.|นาง|นาย|ด\.ช\.|ด\.ญ\.|ว่าที่ ?(?:ร้อยตรี|ร\.ต\.)(?: ?หญิง)?|[จพส]\.[สจ]?\.?[อตท]\.|พล[ตฯ]หาร|ดร\.|พระ)(?!\p{M}|[ะาำๆ]) ?/u;
/** Longer than any name of a person; a column with remarks is not taken for one. */
export const LONGEST_NAME = 100;

export interface Name {
  readonly given: string;
  readonly family: string;
}

/** The name in one cell or in two, without the title, which is no part of it. */
export function readName(cells: { title: string; given: string; family: string; full: string }): Name {
  const titled = cleanText(cells.title) !== '';
  const whole = cleanText(cells.full) || `${cleanText(cells.given)}\n${cleanText(cells.family)}`;
  const untitled = titled && cells.full === '' ? whole : whole.replace(TITLES, '');
  const [given = '', ...family] = untitled.includes('\n') ? untitled.split('\n') : untitled.split(' ');
  return { given, family: family.join(' ') };
}

export type CitizenRead =
  | { readonly digits: string; readonly doubts: readonly LineProblem[] }
  | { readonly problem: LineProblem };

/**
 * The id in a cell. Excel takes it for a number: then a zero in front is lost, or it is shown as 1.1E+12 and the rest is
 * gone for good.
 * @param restore put a lost zero back where the check digit then fits
 */
export function readCitizen(text: string, restore: boolean): CitizenRead {
  const bare = cleanText(text).replace(/[ -]/g, '').replace(/\.0+$/, '');
  if (bare === '') return { problem: 'missing' };
  if (/^\d+([.,]\d+)?e\+?\d+$/i.test(bare)) return { problem: 'scientific' };
  if (/^\d{12}$/.test(bare) && checks(`0${bare}`))
    return restore ? { digits: `0${bare}`, doubts: ['restored-zero'] } : { problem: 'lost-zero' };
  if (!/^\d{13}$/.test(bare)) return { problem: 'not-an-id' };
  if (!checks(bare)) return { problem: 'checksum' };
  return { digits: bare, doubts: /^[09]/.test(bare) ? ['unusual-id'] : [] };
}

const checks = (digits: string) => checkDigit(digits) === Number(digits[12]);

/** A phone number with the zero that Excel loses put back; the first one where there are several. */
export function readPhone(text: string): { readonly phone: string | null; readonly doubtful: boolean } {
  const [first = ''] = cleanText(text).split(/[,/;]| หรือ /);
  const digits = first.replace(/[^\d+]/g, '').replace(/^\+?66(?=\d{8,9}$)/, '0');
  if (digits === '') return { phone: null, doubtful: cleanText(text).replace('-', '') !== '' };
  // Mobile numbers have ten digits, fixed lines nine, both with their zero.
  const whole = /^[689]\d{8}$/.test(digits) || /^[2-7]\d{7}$/.test(digits) ? `0${digits}` : digits;
  const sound = /^0\d{8,9}$/.test(whole);
  return { phone: sound ? whole : null, doubtful: !sound };
}
