import { expiringSoon } from '../../../shared/points/expiry.ts';
import { type Db, one } from '../../db/db.ts';
import { accountOf, ledgerOf, pendingPoints } from '../../db/queries/points.ts';

/** The bank book: what is there, what waits, what falls due, and the entries with the balance after each, newest first. */
export async function readPoints(db: Db, unitId: string, personId: string, now: number) {
  const [account, ledger, pending] = await Promise.all([
    one(db, accountOf({ unitId, personId })),
    db.rows(ledgerOf({ unitId, personId })),
    one(db, pendingPoints({ unitId, personId })),
  ]);
  let running = 0;
  const entries = ledger.map((row) => {
    running += row.points;
    return { id: row.id, points: row.points, reason: row.reason, month: row.month, at: row.at, balance: running };
  });
  return {
    balance: account?.balance ?? 0,
    debt: account?.debt ?? 0,
    pending: pending?.points ?? 0,
    expiring: expiringSoon(
      ledger.map((row) => ({ ...row, dueAt: row.due_at })),
      now,
    ),
    // An expiry that found nothing left is booked, but is no news to her.
    entries: entries.filter(({ points }) => points !== 0).reverse(),
  };
}
