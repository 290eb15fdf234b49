import { addLedgerEntry, creditAccount } from '../../db/queries/points.ts';
import type { Statement } from '../../db/statement.ts';

export interface Award {
  readonly unitId: string;
  readonly personId: string;
  readonly entryId: string;
  /** More than zero. */
  readonly points: number;
  readonly reason: string;
  /** What may be paid once; a second award of the same key undoes its commit. */
  readonly reasonKey: string;
  readonly month: string | null;
  readonly at: number;
  /** Later than `at`, when it is not null: an expiry is booked once for a date. */
  readonly dueAt: number | null;
}

/** A credit in the ledger and in the account, together. */
export function award(a: Award): Statement[] {
  return [
    creditAccount({ unitId: a.unitId, personId: a.personId, points: a.points, dueAt: a.dueAt }),
    addLedgerEntry({
      unitId: a.unitId,
      id: a.entryId,
      personId: a.personId,
      points: a.points,
      reason: a.reason,
      reasonKey: a.reasonKey,
      month: a.month,
      at: a.at,
      dueAt: a.dueAt,
    }),
  ];
}
