import { cleanText } from './normalize.ts';

const DIGIT_WORDS = ['ศูนย์', 'หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า'] as const;
/** What each word counts in its place; ยี่ stands before สิบ only, เอ็ด after it. */
const SPOKEN = new Map<string, number>([
  ...DIGIT_WORDS.map((word, n) => [word, n] as const),
  ['นึง', 1],
  ['เเปด', 8],
  ['ยี่', 2],
  ['เอ็ด', 1],
]);

/** A count has at most so many digits; a longer run is a phone number or an id, which is nobody's count. */
const MOST_DIGITS = 9;

const UNIT = `(?:${[...DIGIT_WORDS.slice(1), 'นึง', 'เเปด'].join('|')})`;
/** Thousands, hundreds, tens and ones, each optional. */
const WORDS = new RegExp(
  `^(?:(${UNIT})?(พัน))?(?:(${UNIT})?(ร้อย))?(?:(ยี่|เเปด|${DIGIT_WORDS.slice(3).join('|')})?(สิบ))?(เอ็ด|${UNIT})?`,
);

/** A place's worth: `สอง` + `ร้อย` → 200, a bare `ร้อย` → 100, nothing → 0. */
function place(digit: string | undefined, scale: string | undefined, worth: number): number {
  if (scale === undefined) return 0;
  return (digit === undefined ? 1 : (SPOKEN.get(digit) ?? 0)) * worth;
}

/** Refused: พันร้อย, เอ็ด by itself, and ร้อยหนึ่ง, which is "one hundred" to some and 101 to others. */
function isSound([, , thousand, hundreds, hundred, , ten, ones]: readonly (string | undefined)[]): boolean {
  if (thousand !== undefined && hundred !== undefined && hundreds === undefined) return false;
  if (ones === 'เอ็ด') return (thousand ?? hundred ?? ten) !== undefined;
  return !(ones === 'หนึ่ง' || ones === 'นึง') || ten !== undefined || (thousand ?? hundred) === undefined;
}

function wordsAt(text: string): { value: number; length: number } | null {
  if (text.startsWith(DIGIT_WORDS[0])) return { value: 0, length: DIGIT_WORDS[0].length };
  const found = WORDS.exec(text);
  if (found === null || found[0] === '' || !isSound(found)) return null;
  const [all, thousands, thousand, hundreds, hundred, tens, ten, ones] = found;
  const value = place(thousands, thousand, 1000) + place(hundreds, hundred, 100) + place(tens, ten, 10);
  return { value: value + place(ones, ones, 1), length: all.length };
}

/**
 * The longest number at the start of a text: Arabic or Thai digits (a whole run, up to nine), or Thai words up to
 * เก้าพันเก้าร้อยเก้าสิบเก้า. `length` is in UTF-16 units. Null where the text begins with no number, or with a keycap emoji, whose
 * first character is a digit.
 */
export function readNumber(text: string): { value: number; length: number } | null {
  const digits = /^[0-9๐-๙]+/.exec(text)?.[0];
  if (digits === undefined) return wordsAt(text);
  if (digits.length > MOST_DIGITS || /^\ufe0f?\u20e3/.test(text.slice(digits.length))) return null;
  return { value: Number(cleanText(digits)), length: digits.length };
}

/** The whole text as one non-negative integer. Decimals, signs, emoji, two numbers and anything else → null. */
export function parseNumber(text: string): number | null {
  const cleaned = cleanText(text);
  const number = readNumber(cleaned);
  return number !== null && number.length === cleaned.length ? number.value : null;
}

/** ๑๒ for 12: printed official papers only; screens show Arabic digits (domain.md §6.1). */
export function thaiDigits(n: number): string {
  return String(n).replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)));
}

/**
 * A number read out: สองร้อยสิบเอ็ด.
 * @throws {RangeError} unless an integer from 0 to 9,999.
 */
export function thaiWords(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 9999) throw new RangeError('0 to 9,999');
  if (n === 0) return DIGIT_WORDS[0];
  const word = (digit: number) => DIGIT_WORDS[digit] ?? '';
  const [thousands, hundreds, tens, ones] = [
    Math.floor(n / 1000),
    Math.floor(n / 100) % 10,
    Math.floor(n / 10) % 10,
    n % 10,
  ];
  return [
    thousands > 0 ? `${word(thousands)}พัน` : '',
    hundreds > 0 ? `${word(hundreds)}ร้อย` : '',
    tens === 0 ? '' : tens === 1 ? 'สิบ' : tens === 2 ? 'ยี่สิบ' : `${word(tens)}สิบ`,
    ones === 0 ? '' : ones === 1 && n > 9 ? 'เอ็ด' : word(ones),
  ].join('');
}
