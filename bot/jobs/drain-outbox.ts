import { loseReplies, outboxDue } from '../db/queries/outbox.ts';
import { deliver, type Sender } from '../line/deliver.ts';

const BATCH = 50;
/** A call that began while the token was young has ended by then. */
const UNDER_WAY_MS = 10_000;

/** Sends what the outbox still holds: replies whose process died, pushes, menus, and what is due for another try. */
export async function drainOutbox(sender: Sender): Promise<number> {
  const now = sender.clock.now();
  const [lost] = await sender.db.commit([loseReplies({ before: now - UNDER_WAY_MS })]);
  for (let n = 0; n < (lost?.changes ?? 0); n++) sender.count('reply', 'expired');
  const rows = await sender.db.rows(outboxDue({ at: now, limit: BATCH }));
  const sent = await Promise.allSettled(rows.map((row) => deliver(sender, row, false)));
  // One row that fails must not hide the others' work; the store's own trouble shows in all of them.
  const failed = sent.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  return rows.length;
}
