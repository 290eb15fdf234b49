import { expired } from '../../../shared/points/expiry.ts';
import type { LedgerEntry } from '../../../shared/points/ledger.ts';
import type { Plan } from '../plan.ts';
import { spend } from './spend.ts';

export interface ExpireFacts {
  readonly now: number;
  readonly unitId: string;
  readonly personId: string;
  /** The date that credits fell due; the expiry of one date is booked once. */
  readonly dueAt: number;
  readonly ledger: readonly LedgerEntry[];
}

/** Books what of the due credits was never spent. Nothing left to expire is no entry. */
export function expire(facts: ExpireFacts, input: { readonly entryId: string }): Plan<{ points: number }> {
  const points = expired(facts.ledger, facts.dueAt);
  if (points === 0) return { statements: [], outcome: { points } };
  const { unitId, personId, now: at, dueAt } = facts;
  const entry = {
    unitId,
    personId,
    entryId: input.entryId,
    points,
    reason: 'expired',
    reasonKey: `expired:${dueAt}`,
    at,
  };
  return { statements: spend(entry), outcome: { points } };
}
