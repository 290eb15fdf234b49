import { createHmac } from 'node:crypto';

/** Without 0, O, 1, I and L, which look alike on paper. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const LENGTH = 8;

/**
 * The code of a person on a sheet: of the sheet's own secret, so that the sheet can be printed from its address again while
 * nobody keeps a code anywhere.
 */
export function sheetCode(secret: string, personId: string): string {
  const bytes = createHmac('sha256', secret).update(personId).digest().subarray(0, LENGTH);
  const text = Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}

/** LINE's URL scheme that opens the chat with the text typed. */
export function chatLink(basicId: string, text: string): string {
  return `https://line.me/R/oaMessage/${encodeURIComponent(basicId)}/?${encodeURIComponent(text)}`;
}
