import { billingMonth } from '../../shared/reminders/money.ts';
import { type Db, one } from '../db/db.ts';
import { quotaOf } from '../db/queries/budget.ts';
import { putQuota } from '../db/queries/message-quota.ts';
import type { MessageUsage, QuotaReading } from '../line/message-usage.ts';
import type { Clock, Log } from '../ports.ts';
import { ensureBudget, fitBudget } from '../services/wave/budget.ts';

export interface QuotaPorts {
  readonly db: Db;
  readonly usage: MessageUsage;
  readonly clock: Clock;
  readonly log: Log;
}

const MINUTE = 60_000;
/** A wave begins on a reading of its own; while waves run, LINE is asked so often. */
const YOUNG_MS = { begins: MINUTE, runs: 15 * MINUTE };
/** Older than this is as good as none: no chunk is begun blindly. */
const OLD_MS = 60 * MINUTE;

/**
 * Asks LINE what the month's plan allows and what the account has used of it, keeps the answer, and takes what others
 * sent in the same account from the month's budget. Null: LINE could not be asked, and nothing has changed.
 */
export async function readQuota({ db, usage, clock, log }: QuotaPorts): Promise<QuotaReading | null> {
  const reading = await usage.quota();
  if (reading === null) {
    log.warn('quota.unread');
    return null;
  }
  const now = clock.now();
  const month = billingMonth(now);
  await db.commit([putQuota({ month, ...reading, at: now })]);
  // A new month's row is made here, so that the first wave of a month finds its budget.
  await ensureBudget(db, month, now);
  await fitBudget(db, month);
  return reading;
}

/**
 * Whether the month's quota is known well enough to send, asking LINE where the last reading is not young.
 * @param begins a wave's first chunk is among what shall be sent
 * @param mayAsk keeps a LINE that does not answer from being asked at every look
 */
export async function quotaIsKnown(ports: QuotaPorts, begins: boolean, mayAsk: () => boolean): Promise<boolean> {
  const now = ports.clock.now();
  const last = await one(ports.db, quotaOf({ month: billingMonth(now) }));
  // A reading from the future is one from before the clock was put back: its age is not known.
  const age = last && last.read_at <= now ? now - last.read_at : Number.POSITIVE_INFINITY;
  if (age < (begins ? YOUNG_MS.begins : YOUNG_MS.runs)) return true;
  if (!mayAsk()) return age < OLD_MS;
  if ((await readQuota(ports)) !== null || age < OLD_MS) return true;
  ports.log.warn('wave.waits', { reason: 'quota-unread' });
  return false;
}
