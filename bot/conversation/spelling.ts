import { POLITE_ENDINGS } from '../../shared/text/words.ts';
import { foldThai } from '../../shared/thai/fold.ts';
import { cleanText } from '../../shared/thai/normalize.ts';

const NOISE = /[\s.,!?…'"“”‘’()[\]~\u0E46\-–—_:;/]/gu;
const ENDINGS = [...POLITE_ENDINGS].sort((a, b) => b.length - a.length);

/** A message with each line cleaned. Lines stay apart: in a report they keep an item with its number. */
export function cleanLines(text: string): string {
  const lines = text.split(/[\r\n\u2028\u2029]+/u).map(cleanText);
  return lines.filter((line) => line !== '').join('\n');
}

/** The text without polite words at its end: "แต้มหน่อยค่ะ" → "แต้ม". A text that is nothing else stays as it is. */
export function withoutPoliteEnding(text: string): string {
  const ending = ENDINGS.find((word) => text.endsWith(word) && text.length > word.length);
  return ending === undefined ? text : withoutPoliteEnding(text.slice(0, -ending.length).trimEnd());
}

/** What two spellings of the same word have in common; for comparing only, never for showing. May be empty. */
export function spellingKey(text: string): string {
  const clean = cleanText(text)
    .replace(/[!?.…~]+$/u, '')
    .trimEnd();
  return letters(withoutPoliteEnding(clean));
}

const letters = (text: string) => foldThai(text).text.replace(NOISE, '');

/** What stands behind `word` when the (cleaned) text begins with it, marks and spaces aside; null when it does not. */
export function afterWord(text: string, word: string): string | null {
  const wanted = letters(word);
  let matched = 0;
  let index = 0;
  for (; matched < wanted.length && index < text.length; index += 1) {
    const letter = letters(text.charAt(index));
    if (letter === '') continue;
    if (letter !== wanted.charAt(matched)) return null;
    matched += 1;
  }
  if (matched < wanted.length) return null;
  while (index < text.length && foldThai(text.charAt(index)).text === '') index += 1;
  return text
    .slice(index)
    .replace(/^[\s:,]+/u, '')
    .trimEnd();
}
