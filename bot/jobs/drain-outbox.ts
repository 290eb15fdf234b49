import { outboxDue } from '../db/queries/outbox.ts';
import { deliver, type Sender } from '../line/deliver.ts';

const BATCH = 50;

/** Sends what the outbox still holds: replies whose process died, pushes, menus, and what is due for another try. */
export async function drainOutbox(sender: Sender): Promise<number> {
  const rows = await sender.db.rows(outboxDue({ at: sender.clock.now(), limit: BATCH }));
  await Promise.all(rows.map((row) => deliver(sender, row, false)));
  return rows.length;
}
