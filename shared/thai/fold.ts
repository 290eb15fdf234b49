/** Spellings that people mix up on a phone, per letter; '' drops the letter. SARA AM and AA become one, since nikhahit is dropped. */
const SAME: Readonly<Record<string, string>> = {
  '\u0e48': '',
  '\u0e49': '',
  '\u0e4a': '',
  '\u0e4b': '',
  '\u0e47': '',
  '\u0e4c': '',
  '\u0e4d': '',
  'ำ': 'า',
  'ู': 'ุ',
  'ี': 'ิ',
  'ื': 'ึ',
  'ใ': 'ไ',
};

const INVISIBLE = /\p{Cf}|[\ufe00-\ufe0f]/u;

/** A text and, for each of its UTF-16 units, where it came from; one entry more for the end. */
export interface Folded {
  readonly text: string;
  readonly from: readonly number[];
}

/**
 * A text in which misspelled words compare equal: without tone marks, short and long vowels alike, small letters, `เเ` as
 * `แ`, repeated vowels once (`ผุ้สุงอายุ`, `ลูกนํ้า`, `ลูกนำ้`, `ค่าาา`). Only for finding known words, never for numbers: there
 * `หา` and `ห้า` differ.
 */
export function foldThai(text: string): Folded {
  let folded = '';
  const from: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const letter = text.charAt(i);
    const same = SAME[letter] ?? (INVISIBLE.test(letter) ? '' : letter.toLowerCase().slice(0, 1));
    const last = folded.slice(-1);
    if (same === '' || (same === last && 'าะ'.includes(same))) continue;
    if (same === 'เ' && last === 'เ') {
      folded = `${folded.slice(0, -1)}แ`;
      continue;
    }
    folded += same;
    from.push(i);
  }
  from.push(text.length);
  return { text: folded, from };
}
