import { expired } from '../../../shared/points/expiry.ts';
import type { LedgerEntry } from '../../../shared/points/ledger.ts';
import { moveDue } from '../../db/queries/points.ts';
import { audit } from '../audit.ts';
import type { Plan } from '../plan.ts';
import { spend } from './spend.ts';

export interface ExpireFacts {
  readonly now: number;
  readonly unitId: string;
  readonly personId: string;
  /** The account's number, read before its ledger. */
  readonly seq: number;
  /** The date that credits fell due; the expiry of one date is booked once. */
  readonly dueAt: number;
  readonly ledger: readonly LedgerEntry[];
}

/**
 * Books what of the due credits was never spent, also when that is nothing: then nobody need look at the date again.
 * The statements undo their commit when the account changed since `seq`.
 */
export function expire(facts: ExpireFacts, input: { readonly entryId: string }): Plan<{ points: number }> {
  const { unitId, personId, seq, now: at, dueAt, ledger } = facts;
  const points = expired(ledger, dueAt);
  const entry = {
    unitId,
    personId,
    entryId: input.entryId,
    points,
    reason: 'expired',
    reasonKey: `expired:${dueAt}`,
    at,
  };
  return {
    statements: [
      moveDue({ unitId, personId, seq, dueAt: nextDue(ledger, dueAt) }),
      ...spend(entry),
      ...audit({
        unitId,
        at,
        actor: 'system',
        action: 'points.expired',
        subject: `person:${personId}`,
        detail: { points, dueAt },
      }),
    ],
    outcome: { points },
  };
}

/** The first date behind this one on which credits fall due; null when there is none. */
function nextDue(ledger: readonly LedgerEntry[], after: number): number | null {
  const later = ledger.flatMap(({ points, dueAt }) => (points > 0 && dueAt !== null && dueAt > after ? dueAt : []));
  return later.length > 0 ? Math.min(...later) : null;
}
