import { RosterFileError } from './errors.ts';

const THAI = /\p{Script=Thai}/u;

/**
 * The text of a CSV file. Excel in Thailand writes UTF-8 with a mark, UTF-16 ("Unicode text"), or the old TIS-620, which
 * browsers call windows-874 (WHATWG Encoding); nothing in the file says which.
 */
export function textOf(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return decode(bytes, 'utf-16le');
  if (a === 0xfe && b === 0xff) return decode(bytes, 'utf-16be');
  const wide = wideOf(bytes.subarray(0, 4096));
  if (wide !== null) return decode(bytes, wide);
  try {
    return decode(bytes, 'utf-8');
  } catch {
    const text = decode(bytes, 'windows-874');
    // Another country's letters, or no text at all.
    if (!THAI.test(text) || text.includes('\ufffd')) throw new RosterFileError('encoding');
    return text;
  }
}

function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: encoding !== 'windows-874' }).decode(bytes);
  } catch (error) {
    throw new RosterFileError('encoding', error);
  }
}

/** UTF-16 without its mark: every second byte of digits, commas and line ends is zero. */
function wideOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const zeros = [0, 0];
  for (const [at, byte] of bytes.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const many = bytes.length / 8;
  if (odd > many && even === 0) return 'utf-16le';
  return even > many && odd === 0 ? 'utf-16be' : null;
}
