import { ConstraintError, type Db } from '../db/db.ts';
import { expiryDue, ledgerOf } from '../db/queries/points.ts';
import type { Ids } from '../ports.ts';
import { expire } from '../services/points/expire.ts';

/** Looks back this far, so that a server that was off on 1 October still books the expiry. */
const LOOK_BACK = 60 * 24 * 3_600_000;
const BATCH = 500;

/** The yearly expiry: what fell due and was never spent leaves the account, with an entry of its own. */
export async function expirePoints(db: Db, ids: Ids, now: number): Promise<number> {
  const due = await db.rows(expiryDue({ at: now, since: now - LOOK_BACK, limit: BATCH }));
  let booked = 0;
  for (const { unit_id: unitId, person_id: personId, due_at: dueAt } of due) {
    if (dueAt === null) continue;
    const ledger = (await db.rows(ledgerOf({ unitId, personId }))).map((row) => ({ ...row, dueAt: row.due_at }));
    const plan = expire({ now, unitId, personId, dueAt, ledger }, { entryId: ids.uuid() });
    if (plan.statements.length === 0) continue;
    try {
      await db.commit(plan.statements);
      booked++;
    } catch (error) {
      // Another server booked it, or she spent points in between: the next round looks again.
      if (!(error instanceof ConstraintError)) throw error;
    }
  }
  return booked;
}
