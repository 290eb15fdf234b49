import { LABELS } from '../../../shared/text/labels.ts';
import { WORDS } from '../../../shared/text/words.ts';

type Rest = 'zero' | 'last';

const PHRASES: readonly { readonly phrase: string; readonly rest: Rest }[] = [
  ...[LABELS['rest-zero'], ...WORDS['rest-zero']].map((phrase) => ({ phrase, rest: 'zero' as const })),
  ...[LABELS['rest-last'], ...WORDS['rest-last'], LABELS.same, ...WORDS.same].map((phrase) => ({
    phrase,
    rest: 'last' as const,
  })),
].sort((a, b) => b.phrase.length - a.phrase.length);

/** Takes "ที่เหลือเป็น 0" or "เหมือนเดือนก่อน" out of a line of numbers. */
export function takeRest(text: string): { readonly rest: Rest | null; readonly line: string } {
  const found = PHRASES.find(({ phrase }) => text.includes(phrase));
  if (found === undefined) return { rest: null, line: text };
  return { rest: found.rest, line: text.replace(found.phrase, ' ').replace(/ +/gu, ' ').trim() };
}
