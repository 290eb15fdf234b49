import { loseReplies, menusDue, outboxDue } from '../db/queries/outbox.ts';
import { deliver, type OutboxRow, type Sender } from '../line/deliver.ts';
import { deliverMenus } from '../line/deliver-menus.ts';

const BATCH = 50;
/** So many menus in one round are a rush: then they leave together. One by one each is certain, and shown at once. */
const RUSH = 20;
/** LINE's most for one bulk link is 500; a commit of so many rows holds SQLite for about five milliseconds. */
const MENUS = 250;
/** A call that began while the token was young has ended by then. */
const UNDER_WAY_MS = 10_000;

/** Sends what the outbox still holds: replies whose process died, pushes, menus, and what is due for another try. */
export async function drainOutbox(sender: Sender): Promise<number> {
  const now = sender.clock.now();
  const [lost] = await sender.db.commit([loseReplies({ before: now - UNDER_WAY_MS })]);
  for (let n = 0; n < (lost?.changes ?? 0); n++) sender.count('reply', 'expired');
  const rows = await sender.db.rows(outboxDue({ at: now, limit: BATCH }));
  const fresh = rows.filter(isFreshMenu);
  const rush = fresh.length >= RUSH;
  const menus = rush ? await sender.db.rows(menusDue({ at: now, limit: MENUS })) : [];
  const alone = rush ? [...rows.filter((row) => !isFreshMenu(row)), ...(await deliverMenus(sender, menus))] : rows;
  const sent = await Promise.allSettled(alone.map((row) => deliver(sender, row, false)));
  // One row that fails must not hide the others' work; the store's own trouble shows in all of them.
  const failed = sent.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  return Math.max(rows.length, menus.length);
}

const isFreshMenu = ({ kind, attempts }: OutboxRow) => kind === 'menu' && attempts === 0;
