import type { Month } from '../../../shared/calendar/months.ts';
import { expiringSoon } from '../../../shared/points/expiry.ts';
import type { Db } from '../../db/db.ts';
import { bookRows } from '../../db/queries/points.ts';
import { MONTHS_LOOKED_AT } from '../report/reading.ts';

type BookRow = Awaited<ReturnType<typeof readRows>>[number];

/**
 * The bank book, by one query: what is there, what waits, what falls due, the entries with the balance after each, newest
 * first; and beside it the months that she reported from this unit.
 */
export async function readPoints(db: Db, unitId: string, personId: string, now: number) {
  const rows = await readRows(db, unitId, personId);
  const pointsOf = (kind: BookRow['kind']) => rows.find((row) => row.kind === kind)?.points ?? 0;
  const ledger = rows.filter(({ kind }) => kind === 'entry').sort(byTime);
  let running = 0;
  const entries = ledger.map((row) => {
    running += row.points;
    return { id: row.id, points: row.points, reason: row.reason, month: row.month, at: row.at, balance: running };
  });
  const book = {
    balance: pointsOf('balance'),
    debt: pointsOf('debt'),
    pending: pointsOf('pending'),
    expiring: expiringSoon(
      ledger.map((row) => ({ ...row, dueAt: row.due_at })),
      now,
    ),
    // An expiry that found nothing left is booked, but is no news to her.
    entries: entries.filter(({ points }) => points !== 0).reverse(),
  };
  return { book, reported: rows.flatMap(reportedMonth) };
}

function readRows(db: Db, unitId: string, personId: string) {
  return db.rows(bookRows({ unitId, personId, months: MONTHS_LOOKED_AT }));
}

function reportedMonth({ kind, month }: BookRow): { month: Month; onTime: boolean }[] {
  return month !== null && (kind === 'on-time' || kind === 'late') ? [{ month, onTime: kind === 'on-time' }] : [];
}

function byTime(a: BookRow, b: BookRow): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1);
}
