import { ConstraintError, type Db, one } from '../db/db.ts';
import { accountDue, EXPIRY_STEP, expiryDue, ledgerOf } from '../db/queries/points.ts';
import { replan } from '../db/replan.ts';
import type { Ids } from '../ports.ts';
import { inSteps, type Pace } from '../services/in-steps.ts';
import { expire } from '../services/points/expire.ts';

/** A million accounts in one run. */
const STEPS = 50_000;

/**
 * The yearly expiry: what fell due and was never spent leaves the account, with an entry of its own, EXPIRY_STEP
 * accounts in a step. Answers how many were booked.
 */
export async function expirePoints(db: Db, ids: Pick<Ids, 'uuid'>, now: number, pace: Pace = {}): Promise<number> {
  let booked = 0;
  // Past an account that could not be booked, so that it never stands in front of the others.
  let after = { afterDue: 0, afterUnit: '', afterPerson: '' };
  await inSteps(STEPS, pace, async () => {
    const due = await db.rows(expiryDue({ at: now, ...after }));
    const told = await Promise.all(due.map((row) => book(db, ids, now, row.unit_id, row.person_id)));
    booked += told.filter((done) => done).length;
    const last = due.at(-1);
    if (last) after = { afterDue: last.due_at, afterUnit: last.unit_id, afterPerson: last.person_id };
    return { last: due.length < EXPIRY_STEP };
  });
  return booked;
}

/** Answers whether this call booked it: another server may have, or she never stopped spending; the next run looks again. */
async function book(db: Db, ids: Pick<Ids, 'uuid'>, now: number, unitId: string, personId: string): Promise<boolean> {
  try {
    const { statements } = await replan(db, async () => {
      const account = await one(db, accountDue({ unitId, personId }));
      if (!account || account.due_at === null || account.due_at > now) return { statements: [] };
      const ledger = (await db.rows(ledgerOf({ unitId, personId }))).map((row) => ({ ...row, dueAt: row.due_at }));
      const { seq, due_at: dueAt } = account;
      return expire({ now, unitId, personId, seq, dueAt, ledger }, { entryId: ids.uuid() });
    });
    return statements.length > 0;
  } catch (error) {
    if (error instanceof ConstraintError) return false;
    throw error;
  }
}
