import type { Db } from '../db/db.ts';
import { forgetTurns } from '../db/queries/conversation.ts';
import { forgetEvents, wipePayloads } from '../db/queries/inbox.ts';
import { forgetOutbox } from '../db/queries/outbox.ts';

const DAY = 24 * 3_600_000;

/** How long things are kept. Source: design.md (payload 7 days, key 400 days); the rest follows the keys. */
const KEEP = { payload: 7 * DAY, event: 400 * DAY, turn: 400 * DAY, outbox: 90 * DAY };

/** Forgets what may not be kept longer. */
export async function keepHouse(db: Db, now: number): Promise<void> {
  await db.commit([
    wipePayloads({ before: now - KEEP.payload }),
    forgetEvents({ before: now - KEEP.event }),
    forgetTurns({ before: now - KEEP.turn }),
    forgetOutbox({ before: now - KEEP.outbox }),
  ]);
}
