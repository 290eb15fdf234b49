import { cleanText } from '../thai/normalize.ts';

const SHAPE = /^[A-Z0-9]{4,24}$/;

/**
 * A registration code as it is stored and looked up: capital letters and digits, nothing else. Small letters, Thai digits,
 * spaces and dashes of any kind are how people copy a code from paper, so `abcd ๑๒๓๔` is `ABCD1234`.
 * Null when the text cannot be a code.
 */
export function canonicalCode(text: string): string | null {
  const bare = cleanText(text)
    .toUpperCase()
    .replace(/[\s\-‐‑‒–—―−_.]/gu, '');
  return SHAPE.test(bare) ? bare : null;
}
