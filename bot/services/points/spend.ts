import { addLedgerEntry, debitAccount, ensureAccount } from '../../db/queries/points.ts';
import type { Statement } from '../../db/statement.ts';

export interface Spend {
  readonly unitId: string;
  readonly personId: string;
  readonly entryId: string;
  /** Zero only for an expiry that finds nothing left. */
  readonly points: number;
  readonly reason: string;
  readonly reasonKey: string;
  readonly at: number;
}

/** A debit. More than there is trips the account's CHECK, and the commit leaves nothing behind. */
export function spend(s: Spend): Statement[] {
  return [
    ensureAccount({ unitId: s.unitId, personId: s.personId }),
    debitAccount({ unitId: s.unitId, personId: s.personId, points: s.points }),
    addLedgerEntry({
      unitId: s.unitId,
      id: s.entryId,
      personId: s.personId,
      points: 0 - s.points,
      reason: s.reason,
      reasonKey: s.reasonKey,
      month: null,
      at: s.at,
      dueAt: null,
    }),
  ];
}
