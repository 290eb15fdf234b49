import { v5 as uuidv5 } from 'uuid';
import type { Month } from '../../../shared/calendar/months.ts';
import type { DigestKind } from '../../../shared/dashboard/digest.ts';
import type { Holidays } from '../../../shared/reminders/quiet-hours.ts';
import type { Notice } from '../../conversation/notices.ts';
import { ConstraintError, type Db, one } from '../../db/db.ts';
import { isTold } from '../../db/queries/digest.ts';
import { putErrand, putLost } from '../../db/queries/outbox.ts';
import { waitingReports } from '../../db/queries/review-waiting.ts';
import { reservePushes } from '../../db/queries/tell.ts';
import { callList } from '../reminder/out-of-reach.ts';
import { isSet, loadPushFacts } from '../report/tell.ts';

/**
 * Names the space of ids of digests: UUIDv5(this, unit, lane, month and kind). A push's id is its retry key, which LINE counts
 * by channel: of two officers with one key it would write to the first only (line-platform.md §2.4).
 */
const DIGEST = '6a1de1f0-51f5-5b0e-8f0a-3f2c9d6f7b21';

export interface Digest {
  readonly unitId: string;
  readonly unitName: string;
  readonly lane: string;
  readonly month: Month;
  readonly kind: DigestKind;
  readonly now: number;
  /** Of her unit: no push leaves on these. */
  readonly holidays: Holidays;
}

/**
 * Tells an officer how far her unit's month is, in numbers and without names: with her next reply, which costs nothing; by a
 * push only where her area wants that and the budget has room. Answers whether there was something to tell and nobody had.
 */
export async function tellDigest(db: Db, digest: Digest): Promise<boolean> {
  const { unitId, lane, month, kind, now, holidays } = digest;
  const id = uuidv5(`${unitId}:${lane}:${month}:${kind}`, DIGEST);
  if (await one(db, isTold({ lane, id }))) return false;
  const notices = await noticesOf(db, digest);
  if (notices === null) return false;
  const row = { lane, id, notices: JSON.stringify(notices), at: now };
  const push = (await isSet(db, unitId, 'push-digest')) ? await loadPushFacts(db, now, holidays) : null;
  const free = () => commitOnce(db, [putLost(row)]);
  if (push === null || push.room < 1) return (await free()) !== 'taken';
  const paid = await commitOnce(db, [
    reservePushes({ month: push.month, messages: 1 }),
    putErrand({ ...row, kind: 'push', runAt: push.at }),
  ]);
  // Another runner told her, or others used up the budget meanwhile: then without a push, or not at all.
  return paid === 'written' || (await free()) !== 'taken';
}

/** Null: all have reported, and all of it is looked at. */
async function noticesOf(db: Db, { unitId, unitName, month }: Digest): Promise<Notice[] | null> {
  const of = { unitId, month };
  const [{ totals }, waiting] = await Promise.all([callList(db, of), one(db, waitingReports(of))]);
  const reviews = waiting ?? { waiting: 0, flagged: 0 };
  if (totals.missing === 0 && reviews.waiting === 0) return null;
  return [{ notice: 'unit-digest', args: { name: unitName, month, totals, reviews } }];
}

/** The primary key lets nobody be told twice. */
async function commitOnce(db: Db, statements: Parameters<Db['commit']>[0]): Promise<'written' | 'taken'> {
  try {
    await db.commit(statements);
    return 'written';
  } catch (error) {
    if (error instanceof ConstraintError) return 'taken';
    throw error;
  }
}
