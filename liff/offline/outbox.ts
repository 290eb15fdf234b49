import type { Month } from '../../shared/calendar/months.ts';
import { basisOf, isSpent, queueOf, type Saving, type Shelf } from './drafts.ts';
import {
  type DraftRow,
  monthKey,
  type OutboxBody,
  type OutboxRow,
  rowKey,
  type SentBody,
  type SentRow,
} from './rows.ts';
import type { Tx } from './stores.ts';

interface Sending extends Saving {
  readonly reason: string | null;
  readonly visit: string;
  readonly since: number;
}

/** Moves the draft into the queue in one transaction. Sent twice by double tap or two tabs, it stands there once. */
export async function enqueue(shelf: Shelf, user: string, month: Month, sending: Sending): Promise<void> {
  const { id, mark, answers, formVersion, reason, visit, since } = sending;
  const fresh = shelf.uuid();
  const body = await shelf.vault.seal(user, { answers, formVersion, reason } satisfies OutboxBody);
  await shelf.db.write(async (tx) => {
    const key = monthKey(user, month);
    const draft = await tx.get<DraftRow>('drafts', key);
    const spent = id !== null && (await isSpent(tx, key, id));
    const queue = await queueOf(tx, key);
    const sent = await tx.get<SentRow>('sent', key);
    if (!draft && [sent, ...queue].some((row) => row?.mark === mark)) return;
    let { basedOn, after } = draft ?? (await basisOf(tx, key, sending.basedOn));
    // What never left the phone gives way to what she sends now, and so does what was stopped.
    for (const row of queue.filter((one) => one.tries === 0 || one.parked).reverse()) {
      tx.delete('outbox', rowKey(row));
      if (after === row.id) ({ basedOn, after } = row);
    }
    tx.delete('drafts', key);
    const mine = draft?.id ?? (spent ? null : id) ?? fresh;
    const n = await lastPlace(tx, user);
    const row: OutboxRow = {
      id: mine,
      user,
      month,
      mark,
      basedOn,
      after,
      n: n + 1,
      since,
      tries: 0,
      visit,
      body,
      parked: null,
    };
    tx.put('outbox', rowKey(row), row);
  });
}

async function lastPlace(tx: Tx, user: string): Promise<number> {
  return Math.max(0, ...(await tx.all<OutboxRow>('outbox', `${user}/`)).map((row) => row.n));
}

/** The last receipt that this phone got for the month, while it is kept. */
export async function receiptOf(
  { db, vault }: Shelf,
  user: string,
  month: Month,
): Promise<(SentRow & SentBody) | null> {
  const row = await db.read((tx) => tx.get<SentRow>('sent', monthKey(user, month)));
  const body = row && (await vault.open<SentBody>(user, row.body));
  return row && body ? { ...row, ...body } : null;
}
