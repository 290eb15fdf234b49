import type { Month } from '../../shared/calendar/months.ts';
import { basisOf, opened, queueOf, type Saving, type Shelf } from './drafts.ts';
import {
  type Basis,
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
  /** The version that the server waits for: below it nothing that was sent is her last word. */
  readonly wanted: number;
}

/**
 * Moves the draft into the queue in one transaction. The very same, sent already by double tap or by another tab, is on its
 * way or has its receipt, and nothing goes again.
 */
export async function enqueue(shelf: Shelf, user: string, month: Month, sending: Sending): Promise<void> {
  const { basedOn: known, answers, formVersion, reason, visit, since, wanted } = sending;
  const fresh = shelf.uuid();
  const body = await shelf.vault.seal(user, { answers, formVersion, reason } satisfies OutboxBody);
  const key = monthKey(user, month);
  // A seal opens too slowly for a transaction: it is opened before, and must still be the last one in it.
  const seen = await shelf.db.read((tx) => lastOf(tx, key));
  const said = await opened<OutboxRow | SentRow, OutboxBody | SentBody>(shelf, seen);
  const same = said && contentOf(said) === contentOf(sending);
  const done = await shelf.db.write(async (tx) => {
    const last = await lastOf(tx, key);
    if (last?.id !== seen?.id) return false;
    const draft = await tx.get<DraftRow>('drafts', key);
    const { basedOn, after } = await makeRoom(tx, key, draft ?? (await basisOf(tx, key, known)));
    if (same && last && ('version' in last ? last.version >= Math.max(wanted, basedOn ?? 0) : last.id === after))
      return true;
    const n = ((await queueOf(tx, `${user}/`)).at(-1)?.n ?? 0) + 1;
    const row: OutboxRow = {
      id: draft?.id ?? fresh,
      user,
      month,
      basedOn,
      after,
      n,
      since,
      tries: 0,
      visit,
      body,
      parked: null,
    };
    tx.put('outbox', rowKey(row), row);
    return true;
  });
  if (!done) await enqueue(shelf, user, month, sending);
}

const contentOf = ({ answers, reason }: OutboxBody | SentBody) => JSON.stringify([answers, reason]);

/** What never left the phone gives way to what she sends now, and so does what was stopped. Answers what that follows. */
async function makeRoom(tx: Tx, key: string, basis: Basis): Promise<Basis> {
  const going = (await queueOf(tx, key)).filter((row) => row.tries === 0 || row.parked);
  tx.delete('drafts', key);
  let follows = basis;
  for (const row of going.reverse()) {
    tx.delete('outbox', rowKey(row));
    if (follows.after === row.id) follows = row;
  }
  return follows;
}

/** What left the phone last. */
async function lastOf(tx: Tx, key: string): Promise<OutboxRow | SentRow | undefined> {
  return (await queueOf(tx, key)).filter((row) => row.tries > 0).at(-1) ?? tx.get<SentRow>('sent', key);
}

/** The last receipt that this phone got for the month, while it is kept. */
export async function receiptOf(shelf: Shelf, user: string, month: Month): Promise<(SentRow & SentBody) | null> {
  return opened<SentRow, SentBody>(shelf, await shelf.db.read((tx) => tx.get('sent', monthKey(user, month))));
}
