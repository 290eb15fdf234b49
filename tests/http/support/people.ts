import { checkDigit } from '../../../shared/people/citizen-id.ts';

/** A demo volunteer's citizen id (contract.md), digits only. */
export function idOf(n: number): string {
  const first12 = `99999${String(n).padStart(7, '0')}`;
  return first12 + checkDigit(first12);
}

/** What a demo volunteer types who has no code. */
export const papersOf = (n: number) => ({ citizenId: idOf(n), birthDate: '1970-01-01' });
