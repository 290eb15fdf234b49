import { queueOf, type Shelf } from './drafts.ts';
import { LONGEST_WAIT_MS } from './outcome.ts';
import { type DraftRow, monthKey, type OutboxRow, type Parked, rowKey, type SentBody, type SentRow } from './rows.ts';

/** ms that are left of the server's wait, none when ≤ 0. One that is too long has seen another clock. */
export function leftToWait({ until = 0 }: Pick<OutboxRow, 'until'>, now: number): number {
  const left = until - now;
  return left > LONGEST_WAIT_MS ? 0 : left;
}

/** The server asked for patience with this one: kept, so that it holds also for the next opening of the page. */
export async function holdBack({ db }: Shelf, row: OutboxRow, until: number): Promise<void> {
  await db.write(async (tx) => {
    const kept = await tx.get<OutboxRow>('outbox', rowKey(row));
    if (kept) tx.put('outbox', rowKey(row), { ...kept, until } satisfies OutboxRow);
  });
}

/**
 * The next report to post for this person, counted as tried before it leaves; the ms that are left when the server asked it
 * to wait; null when none waits.
 */
export function nextToSend({ db }: Shelf, user: string, now: number): Promise<OutboxRow | number | null> {
  return db.write(async (tx) => {
    const queue = await queueOf(tx, `${user}/`);
    const next = queue.find((row) => !row.parked);
    if (!next) return null;
    const wait = leftToWait(next, now);
    if (wait > 0) return wait;
    const tried = { ...next, tries: next.tries + 1 };
    tx.put('outbox', rowKey(next), tried);
    return tried;
  });
}

/** The server has it: receipt in, report out, and what follows it corrects the version that it became. */
export async function delivered(shelf: Shelf, row: OutboxRow, sent: SentBody, at: number): Promise<void> {
  const { user, month, id } = row;
  const { version } = sent.receipt;
  const body = await shelf.vault.seal(user, sent);
  await shelf.db.write(async (tx) => {
    const key = monthKey(user, month);
    tx.delete('outbox', rowKey(row));
    const before = await tx.get<SentRow>('sent', key);
    // A tab whose turn had run out delivered the same once more.
    if (before?.ids.includes(id)) return;
    const ids = [...(before?.ids ?? []), id];
    tx.put('sent', key, { id, user, month, at, version, ids, body } satisfies SentRow);
    const draft = await tx.get<DraftRow>('drafts', key);
    if (draft?.after === id) tx.put('drafts', key, { ...draft, basedOn: version, after: null });
    for (const next of await queueOf(tx, key))
      if (next.after === id) tx.put('outbox', rowKey(next), { ...next, basedOn: version, after: null });
  });
}

/** Stops a report until she decides; a later one of the same month takes its place instead. */
export async function park(shelf: Shelf, row: OutboxRow, why: Parked): Promise<void> {
  const parked = await shelf.vault.seal(row.user, why);
  await shelf.db.write(async (tx) => {
    const later = (await queueOf(tx, monthKey(row.user, row.month))).find((one) => one.after === row.id);
    if (!(await tx.get('outbox', rowKey(row)))) return;
    if (!later) return tx.put('outbox', rowKey(row), { ...row, parked });
    tx.delete('outbox', rowKey(row));
    tx.put('outbox', rowKey(later), { ...later, basedOn: row.basedOn, after: row.after });
  });
}
