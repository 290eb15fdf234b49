import { ABUSE, NOT_ABUSE } from '../../shared/text/words.ts';
import { readNumber } from '../../shared/thai/numbers.ts';
import type { Said } from './said.ts';

const RUDE = new RegExp(`(?!${NOT_ABUSE.join('|')})(?:${ABUSE.join('|')})`, 'giu');

/** A rude text: only `abuse`, or its words without the rude ones when a number stands among them. Null: not rude. */
export function readRude(clean: string): Extract<Said, { said: 'abuse' | 'words' }> | null {
  const text = clean.replace(RUDE, ' ').replace(/ +/gu, ' ').trim();
  if (text === clean) return null;
  return holdsNumber(text) ? { said: 'words', text, rude: true } : { said: 'abuse' };
}

function holdsNumber(text: string): boolean {
  return [...text].some((_, index) => readNumber(text.slice(index)) !== null);
}
