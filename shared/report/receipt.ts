import { cleanText } from '../thai/normalize.ts';

/** Damm's quasigroup of order 10: finds every wrong digit and every swap of neighbours (H. M. Damm, 2004). */
const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
] as const;

function damm(digits: string): number {
  let state = 0;
  for (const digit of digits) state = Number(DAMM[state]?.[Number(digit)]);
  return state;
}

/**
 * Receipt number of a report: 12 digits, eleven from the id's 62 low bits and Damm's check digit. No counter (contract.md): in
 * UUID versions 4, 5 and 7 these bits are random or a hash, never the time. It is for people to read out, not a key: among
 * millions of reports two may share a number.
 * @throws {RangeError} when the id is not a UUID.
 */
export function receiptNumber(reportId: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(reportId)) throw new RangeError('not a UUID');
  const low = BigInt(`0x${reportId.slice(19).replace('-', '')}`) & ((1n << 62n) - 1n);
  const digits = String(low % 100_000_000_000n).padStart(11, '0');
  return digits + damm(digits);
}

/** A receipt number as somebody types it: Arabic or Thai digits, with or without the dashes. */
export function isReceiptNumber(text: string): boolean {
  const digits = cleanText(text).replace(/[ -]/g, '');
  return /^\d{12}$/.test(digits) && damm(digits) === 0;
}

/** `123456789012` → `1234-5678-9012`. */
export function showReceiptNumber(number: string): string {
  return number.replace(/(\d{4})(?=\d)/g, '$1-');
}
