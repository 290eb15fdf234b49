import { cleanText } from '../thai/normalize.ts';

/** Check digit of a Thai citizen id: (11 − Σ digit × weight 13…2 mod 11) mod 10 (domain.md §4, S34). */
export function checkDigit(first12: string): number {
  let sum = 0;
  for (let i = 0; i < 12; i++) sum += Number(first12[i]) * (13 - i);
  return (11 - (sum % 11)) % 10;
}

/** The 13 digits of an id as somebody types it (Thai digits, dashes, spaces), or null. The check digit is not looked at. */
export function citizenIdDigits(text: string): string | null {
  const digits = cleanText(text).replace(/[ -]/g, '');
  return /^\d{13}$/.test(digits) ? digits : null;
}

/** Thirteen digits whose last one checks. A first digit 0 or 9 passes: temporary ids exist (domain.md §4). */
export function isCitizenId(text: string): boolean {
  const digits = citizenIdDigits(text);
  return digits !== null && checkDigit(digits) === Number(digits[12]);
}

/** `x-xxxx-xxxxx-12-1`: what staff may see (domain.md §4); all hidden when the text is no id. */
export function maskCitizenId(text: string): string {
  const digits = citizenIdDigits(text);
  return `x-xxxx-xxxxx-${digits?.slice(10, 12) ?? 'xx'}-${digits?.slice(12) ?? 'x'}`;
}
