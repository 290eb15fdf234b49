import type { Month } from '../calendar/months.ts';

export interface LedgerEntry {
  readonly id: string;
  /** Signed: credits above zero, debits below. */
  readonly points: number;
  readonly reason: string;
  /** The reporting month it belongs to, if any. */
  readonly month: Month | null;
  readonly at: number;
  /** The first ms at which a credit has expired; null = never, and for debits. */
  readonly dueAt: number | null;
}

/** Both are ≥ 0 and at most one is above it. A debt comes from taking back points that are spent. */
export interface Account {
  readonly balance: number;
  readonly debt: number;
}

function checkAmount(points: number): void {
  if (!Number.isSafeInteger(points) || points <= 0) throw new RangeError('points must be a whole number above zero');
}

/** The truth about an account: balance − debt = sum of all entries, in whatever order. */
export function fold(entries: readonly Pick<LedgerEntry, 'points'>[]): Account {
  const net = entries.reduce((sum, entry) => sum + entry.points, 0);
  return { balance: Math.max(0, net), debt: Math.max(0, -net) };
}

/** Credits pay debt first. `points` > 0. */
export function applyCredit(account: Account, points: number): Account {
  checkAmount(points);
  const paid = Math.min(account.debt, points);
  return { balance: account.balance + points - paid, debt: account.debt - paid };
}

/** Spending: only what is there. `points` > 0. */
export function applyDebit(account: Account, points: number): Account | 'not-enough-points' {
  checkAmount(points);
  return points > account.balance ? 'not-enough-points' : { ...account, balance: account.balance - points };
}

/** Taking back a credit: what is spent already becomes debt. `points` > 0. */
export function applyReversal(account: Account, points: number): Account {
  checkAmount(points);
  const taken = Math.min(account.balance, points);
  return { balance: account.balance - taken, debt: account.debt + points - taken };
}
