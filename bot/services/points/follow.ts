import { monthAt } from '../../../shared/calendar/months.ts';
import { expired, expiringSoon } from '../../../shared/points/expiry.ts';
import type { LedgerEntry } from '../../../shared/points/ledger.ts';
import { ConstraintError, type Db, one } from '../../db/db.ts';
import { accountDue, accountOf, ledgerOf, moveDue, strayAccounts } from '../../db/queries/points.ts';
import { replan } from '../../db/replan.ts';
import type { Statement } from '../../db/statement.ts';
import type { Ids } from '../../ports.ts';
import { audit } from '../audit.ts';
import { award } from './award.ts';
import { reverse } from './reverse.ts';
import { spend } from './spend.ts';

type Tools = { readonly db: Db; readonly ids: Pick<Ids, 'uuid'> };

/**
 * What lies in a unit's accounts of people whose bank book is another unit's by now follows them there, with the dates on
 * which it expires, and so does a debt: because they moved, or because a report of before is certified or taken back since.
 * Each in a commit of her own, so that what followed already stays.
 */
export async function followStrays({ db, ids }: Tools, unitId: string, now: number): Promise<void> {
  const strays = await db.rows(strayAccounts({ unitId, month: monthAt(now) }));
  for (const { person_id: personId, home } of strays) {
    try {
      await replan(db, () => transfer({ db, ids }, { personId, from: unitId, to: home, at: now }));
    } catch (error) {
      // Her account changes at this moment, and the trail with it: the next look takes the rest.
      if (!(error instanceof ConstraintError)) throw error;
    }
  }
}

interface Move {
  readonly personId: string;
  readonly from: string;
  readonly to: string;
  readonly at: number;
}

async function transfer({ db, ids }: Tools, move: Move): Promise<{ statements: Statement[] }> {
  const { personId, from: unitId, to, at } = move;
  // The number first: when it still holds at the commit, the ledger is what was read.
  const due = await one(db, accountDue({ unitId, personId }));
  const account = await one(db, accountOf({ unitId, personId }));
  if (!due || !account) return { statements: [] };
  const ledger = (await db.rows(ledgerOf({ unitId, personId }))).map((row) => ({ ...row, dueAt: row.due_at }));
  const entry = (reason: string, part: string | number) => ({
    personId,
    entryId: ids.uuid(),
    reason,
    reasonKey: `${reason}:${unitId}:${due.seq}:${part}`,
    at,
  });
  const lots = lotsOf(ledger, account.balance, at);
  const points = lots.reduce((sum, lot) => sum + lot.points, 0) - account.debt;
  if (points === 0) return { statements: [] };
  const out = { ...entry('transfer-out', 0), unitId };
  const note = { at, actor: 'system', action: 'points.moved', subject: `person:${personId}` };
  return {
    statements: [
      moveDue({ unitId, personId, seq: due.seq, dueAt: expired(ledger, at) > 0 ? due.due_at : null }),
      ...(points > 0 ? spend({ ...out, points }) : award({ ...out, points: -points, month: null, dueAt: null })),
      ...lots.flatMap((lot) =>
        award({
          ...entry('transfer-in', lot.dueAt ?? 0),
          unitId: to,
          points: lot.points,
          month: null,
          dueAt: lot.dueAt,
        }),
      ),
      ...(points < 0 ? reverse({ ...entry('transfer-in', 'debt'), unitId: to, points: -points, month: null }) : []),
      ...audit({ ...note, unitId, detail: { points: -points, to } }),
      ...audit({ ...note, unitId: to, detail: { points, from: unitId } }),
    ],
  };
}

/** What is left of the credits, by the date on which it expires. What has expired stays for the expiry to book. */
function lotsOf(ledger: readonly LedgerEntry[], balance: number, now: number) {
  const dated = expiringSoon(ledger, now);
  const lots = dated.map(({ points, at }): { points: number; dueAt: number | null } => ({ points, dueAt: at }));
  const rest = balance - expired(ledger, now) - dated.reduce((sum, { points }) => sum + points, 0);
  return rest > 0 ? [...lots, { points: rest, dueAt: null }] : lots;
}
