import { BUDDHIST_ERA, fiscalYear, monthAt, startOfMonth } from '../calendar/months.ts';
import type { LedgerEntry } from './ledger.ts';

/** When a credit falls due: the end of the fiscal year after the one of its certification; the first ms of that October. */
export function expiryOf(certifiedAt: number): number {
  const year = fiscalYear(monthAt(certifiedAt)) + 1 - BUDDHIST_ERA;
  return startOfMonth(`${year}-10`);
}

/** Credits due by `at`, less everything that was ever debited: the oldest credits are spent first. */
function unspentBy(entries: readonly LedgerEntry[], at: number): number {
  let due = 0;
  for (const { points, dueAt } of entries) {
    if (points < 0) due += points;
    else if (dueAt !== null && dueAt <= at) due += points;
  }
  return Math.max(0, due);
}

/** Points that have expired and are not yet debited for it (an expiry's own entry is a debit, so that asking twice gives 0). */
export function expired(entries: readonly LedgerEntry[], now: number): number {
  return unspentBy(entries, now);
}

/** What will expire, if nothing more is spent: one line per due date after now, soonest first. */
export function expiringSoon(entries: readonly LedgerEntry[], now: number): { points: number; at: number }[] {
  const dates = new Set(
    entries.flatMap(({ points, dueAt }) => (points > 0 && dueAt !== null && dueAt > now ? dueAt : [])),
  );
  let before = unspentBy(entries, now);
  return [...dates]
    .sort((a, b) => a - b)
    .map((at) => {
      const points = unspentBy(entries, at) - before;
      before += points;
      return { points, at };
    })
    .filter(({ points }) => points > 0);
}
