/** Thai digits as Arabic ones; everything else untouched, so that positions in the text stay the same. */
export function arabicDigits(text: string): string {
  return text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
}

/** Tone marks, nikhahit, SARA AA and SARA AM, as they come in a row. */
const TONED_VOWEL = /[\u0e48-\u0e4b\u0e4d\u0e32\u0e33]+/g;

/** Nikhahit + aa is SARA AM, a tone stands before it, and a tone typed twice is one. */
function tidyVowel(run: string): string {
  const joined = run.replace(/\u0e4d([\u0e48-\u0e4b]*)\u0e32/g, '$1\u0e33');
  const ordered = joined.includes('\u0e33')
    ? joined.replace(/[^\u0e48-\u0e4b]/g, '') + joined.replace(/[\u0e48-\u0e4b]/g, '')
    : joined;
  return ordered.replace(/([\u0e48-\u0e4b])\1+/g, '$1');
}

/**
 * What a person typed, made comparable: invisible characters out, NFC, Thai digits as Arabic ones, every kind of space or
 * line break as one space, and spellings that look alike made one (`นํ้า`, `นำ้` → `น้ำ`; two SARA E, `เเ` → `แ`).
 */
export function cleanText(text: string): string {
  const visible = text
    .replace(/(?:\p{Cf}|[\ufe00-\ufe0f])+/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}+/gu, '');
  return arabicDigits(visible.normalize('NFC'))
    .replace(TONED_VOWEL, tidyVowel)
    .replace(/เเ/g, 'แ')
    .replace(/ +/g, ' ')
    .trim();
}

const ID_DIGIT = '[0-9๐-๙０-９]';
const ID_GAP = '[ \u00a0\u200b-\u200d\u2010-\u2015\u2060\u2212\ufeff.-]{0,3}';
// A group in front instead of a lookbehind: Safari before 16.4 cannot load one, and phones load this file too.
const CITIZEN_ID = /* @__PURE__ */ new RegExp(
  `(^|[^0-9๐-๙０-９])${ID_DIGIT}(?:${ID_GAP}${ID_DIGIT}){12}(?!${ID_DIGIT})`,
  'g',
);

/**
 * Hides whatever could be a 13-digit citizen id, also in Thai digits and with dashes or spaces, before a text is stored
 * (contract: ids are never kept in chat). Thirteen digits in a row of small numbers are hidden too: privacy first, and
 * numbers without words mean nothing to us anyway.
 */
export function maskIds(text: string): string {
  return text.replace(CITIZEN_ID, '$1x-xxxx-xxxxx-xx-x');
}
