import { foldThai } from '../thai/fold.ts';
import { arabicDigits } from '../thai/normalize.ts';
import { readNumber } from '../thai/numbers.ts';
import type { Dictionary, KnownWord } from './quick-words.ts';

/** A typed line made ready for reading: positions are those of the typed text throughout. */
export interface Line {
  readonly plain: string;
  /** Folded letters, where each came from, and for each position of the text the next folded letter. */
  readonly folded: string;
  readonly from: readonly number[];
  readonly next: readonly number[];
  readonly words: Dictionary;
}

export function openLine(text: string, words: Dictionary): Line {
  const plain = arabicDigits(text);
  const { text: folded, from } = foldThai(plain);
  const next: number[] = [];
  for (let i = 0, k = 0; i <= text.length; i++) {
    while (k < folded.length && (from[k] ?? 0) < i) k++;
    next.push(k);
  }
  return { plain, folded, from, next, words };
}

/** What may stand between the parts of a name: `อสค. โรคไต`, `ลดหวาน / มัน / เค็ม`. */
const BETWEEN = /[ ./]/;
/** A vowel on or behind the last letter: then the word goes on, and it is another word. */
const GOES_ON = /[ะัาิึุ]/;

/** In `4 คน ท้องต่ำกว่า 15 ปี` the space ends คน: a unit, not the first half of คนท้อง. */
function isUnit({ folded, words }: Line, start: number, end: number): boolean {
  const text = folded.slice(start, end);
  return words.get(text.charAt(0))?.some((word) => word.kind === 'unit' && word.folded === text) ?? false;
}

function endOfWord(line: Line, start: number, word: string): number | null {
  const { folded, from } = line;
  let k = start;
  for (const letter of word) {
    const gap = k;
    while (k > start && folded[k] !== letter && BETWEEN.test(folded.charAt(k))) k++;
    if (k > gap && isUnit(line, start, gap)) return null;
    if (folded[k] !== letter) return null;
    k++;
  }
  const after = folded.charAt(k);
  const last = word.slice(-1);
  if (GOES_ON.test(after) || (/\d/.test(last) && /\d/.test(after)) || (/[a-z]/.test(last) && /[a-z]/.test(after)))
    return null;
  return from[k] ?? null;
}

/** Known words that begin exactly here, longest first. */
export function* wordsAt(line: Line, i: number): Generator<{ end: number; word: KnownWord }> {
  const start = line.next[i] ?? 0;
  if (line.from[start] !== i) return;
  for (const word of line.words.get(line.folded.charAt(start)) ?? []) {
    const end = endOfWord(line, start, word.folded);
    if (end !== null && end > i) yield { end, word };
  }
}

/** Longer than any number in words, so that reading one stays cheap in a long text. */
const NUMBER_WINDOW = 64;

/** A number in words that begins here. Digits are read with what sticks to them, see `digitsAt`. */
export function numberWordAt(line: Line, i: number): { end: number; value: number } | null {
  if (/\d/.test(line.plain.charAt(i))) return null;
  const number = readNumber(line.plain.slice(i, i + NUMBER_WINDOW));
  return number === null ? null : { end: i + number.length, value: number.value };
}

const DIGITS = /[-–—−+±~≈<>.]?\d+(?:[.,:/–—−-]+\d+)*(?:\ufe0f?\u20e3|[%+°½¼¾²³])*/y;

/**
 * Digits that begin here with all that sticks to them. `value` is null when the whole is no plain count: 1.5, -4, 4-5, 10%,
 * 21/11/2569, 19:04, 081-234-5678, 1️⃣, an id or a phone number.
 */
export function digitsAt(line: Line, i: number): { end: number; value: number | null } | null {
  DIGITS.lastIndex = i;
  const run = DIGITS.exec(line.plain)?.[0];
  if (run === undefined) return null;
  // Dots that fill a line on paper: ผู้สูงอายุ.....4
  if (run.startsWith('.') && /[.\p{L}\p{M}]/u.test(line.plain.charAt(i - 1))) return null;
  return { end: i + run.length, value: /^\d{1,6}$/.test(run) ? Number(run) : null };
}
