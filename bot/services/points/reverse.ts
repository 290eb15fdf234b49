import { addLedgerEntry, ensureAccount, takeFromAccount } from '../../db/queries/points.ts';
import type { Statement } from '../../db/statement.ts';
import type { Award } from './award.ts';

/** Takes back a credit. What is spent already becomes debt, which later credits pay first: the balance is never below zero. */
export function reverse(r: Omit<Award, 'dueAt'>): Statement[] {
  const { unitId, personId, points } = r;
  return [
    ensureAccount({ unitId, personId }),
    takeFromAccount({ unitId, personId, points }),
    addLedgerEntry({
      unitId,
      id: r.entryId,
      personId,
      points: 0 - points,
      reason: r.reason,
      reasonKey: r.reasonKey,
      month: r.month,
      at: r.at,
      dueAt: null,
    }),
  ];
}
