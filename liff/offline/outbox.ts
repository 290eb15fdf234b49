import type { Month } from '../../shared/calendar/months.ts';
import { basisOf, isSpent, queueOf, type Saving, type Shelf } from './drafts.ts';
import {
  type DraftBody,
  type DraftRow,
  monthKey,
  type OutboxBody,
  type OutboxRow,
  type Parked,
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

/** The next report to post for this person, counted as tried before it leaves: null when none waits. */
export function nextToSend({ db }: Shelf, user: string): Promise<OutboxRow | null> {
  return db.write(async (tx) => {
    const queue = await queueOf(tx, `${user}/`);
    const next = queue.find((row) => !row.parked);
    if (!next) return null;
    const tried = { ...next, tries: next.tries + 1 };
    tx.put('outbox', rowKey(next), tried);
    return tried;
  });
}

/** The server has it: receipt in, report out, and what follows it corrects the version that it became. */
export async function delivered(shelf: Shelf, row: OutboxRow, sent: SentBody, at: number): Promise<void> {
  const { user, month, id, mark } = row;
  const { version } = sent.receipt;
  const body = await shelf.vault.seal(user, sent);
  await shelf.db.write(async (tx) => {
    const key = monthKey(user, month);
    tx.delete('outbox', rowKey(row));
    const before = await tx.get<SentRow>('sent', key);
    // A tab whose turn had run out delivered the same once more.
    if (before?.ids.includes(id)) return;
    const ids = [...(before?.ids ?? []), id];
    tx.put('sent', key, { id, user, month, mark, at, version, ids, body } satisfies SentRow);
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

/** Sends a stopped report as a new one, over the version that stopped it. */
export async function sendMine(shelf: Shelf, row: OutboxRow, basedOn: number | null): Promise<void> {
  const fresh: OutboxRow = { ...row, id: shelf.uuid(), basedOn, after: null, tries: 0, parked: null };
  await shelf.db.write(async (tx) => {
    if (!(await tx.get('outbox', rowKey(row)))) return;
    tx.delete('outbox', rowKey(row));
    tx.put('outbox', rowKey(fresh), fresh);
    const draft = await tx.get<DraftRow>('drafts', monthKey(row.user, row.month));
    if (draft?.after === row.id) tx.put('drafts', monthKey(row.user, row.month), { ...draft, after: fresh.id });
  });
}

/** Back to the form: with these answers as the draft, unless one was begun since. */
export async function takeBack(shelf: Shelf, row: OutboxRow, basedOn: number | null, draft: DraftBody): Promise<void> {
  const { user, month } = row;
  const id = shelf.uuid();
  const body = await shelf.vault.seal(user, draft);
  await shelf.db.write(async (tx) => {
    const key = monthKey(user, month);
    tx.delete('outbox', rowKey(row));
    const { mark } = row;
    const begun = await tx.get<DraftRow>('drafts', key);
    const seq = begun?.seq ?? null;
    tx.put('drafts', key, { id, user, month, mark, seq, body, ...begun, basedOn, after: null } satisfies DraftRow);
  });
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

/** Lets go of a stopped report: what the server has stands. */
export async function dropRow({ db }: Shelf, row: OutboxRow): Promise<void> {
  await db.write(async (tx) => tx.delete('outbox', rowKey(row)));
}
