import type { Month } from '../../shared/calendar/months.ts';
import type { Db } from './db.ts';
import { type Basis, type DraftBody, type DraftRow, monthKey, type OutboxRow, type SentRow } from './rows.ts';
import type { Sealed, Vault } from './seal.ts';
import type { Tx } from './stores.ts';

export interface Shelf {
  readonly db: Db;
  readonly vault: Vault;
  readonly uuid: () => string;
}
interface Closed {
  readonly user: string;
  readonly body: Sealed;
}
/** A draft as the page holds it. */
export interface Draft extends DraftBody {
  readonly id: string;
  readonly seq: number | null;
}
/** What the page wants kept. Without `id` it is the beginning of a draft. */
export interface Saving extends DraftBody {
  readonly id: string | null;
  readonly seq: number | null;
  /** Version on file, as far as the page knows. */
  readonly basedOn: number | null;
}

/** The row with what is sealed in it; null where there is none, or its key is gone. */
export async function opened<R extends Closed, B>({ vault }: Shelf, row: R | undefined): Promise<(R & B) | null> {
  const body = row && (await vault.open<B>(row.user, row.body));
  return row && body ? { ...row, ...body } : null;
}

export async function loadDraft(shelf: Shelf, user: string, month: Month): Promise<Draft | null> {
  return opened<DraftRow, DraftBody>(shelf, await shelf.db.read((tx) => tx.get('drafts', monthKey(user, month))));
}

/** Keeps what she typed; resolves with the draft's id once the disk has it. */
export async function saveDraft(shelf: Shelf, user: string, month: Month, saving: Saving): Promise<string> {
  const { id, seq, answers, formVersion } = saving;
  const fresh = shelf.uuid();
  const body = await shelf.vault.seal(user, { answers, formVersion } satisfies DraftBody);
  return shelf.db.write(async (tx) => {
    const key = monthKey(user, month);
    const kept = await tx.get<DraftRow>('drafts', key);
    const basis = kept ?? (await basisOf(tx, key, saving.basedOn));
    // An id that was sent, by this tab or another, is spent.
    const mine = kept?.id ?? (id && !(await isSpent(tx, key, id)) ? id : fresh);
    const { basedOn, after } = basis;
    const row: DraftRow = { id: mine, user, month, basedOn, after, seq, body };
    tx.put('drafts', key, row);
    return mine;
  });
}

/** What a new draft follows: a report still in the queue, or the newest version that is known. */
export async function basisOf(tx: Tx, key: string, known: number | null): Promise<Basis> {
  const last = (await queueOf(tx, key)).at(-1);
  if (last) return { basedOn: last.basedOn, after: last.id };
  const sent = await tx.get<SentRow>('sent', key);
  return { basedOn: Math.max(sent?.version ?? 0, known ?? 0) || null, after: null };
}

/** Has this id left the drafts? */
async function isSpent(tx: Tx, key: string, id: string): Promise<boolean> {
  const sent = await tx.get<SentRow>('sent', key);
  return sent?.ids.includes(id) || (await queueOf(tx, key)).some((row) => row.id === id);
}

/** The queue of a person (`user/`) or of one of her months (`user/month`), first to be sent first. */
export async function queueOf(tx: Tx, prefix: string): Promise<OutboxRow[]> {
  return (await tx.all<OutboxRow>('outbox', prefix)).sort((a, b) => a.n - b.n);
}

export async function noteSeq(
  { db }: Shelf,
  user: string,
  month: Month,
  id: string,
  seq: number | null,
): Promise<void> {
  await db.write(async (tx) => {
    const kept = await tx.get<DraftRow>('drafts', monthKey(user, month));
    if (kept?.id === id) tx.put('drafts', monthKey(user, month), { ...kept, seq });
  });
}

export async function dropDraft({ db }: Shelf, user: string, month: Month): Promise<void> {
  await db.write(async (tx) => tx.delete('drafts', monthKey(user, month)));
}

/** The phone guessed another month than the server has. False when something stands there already: she chooses. */
export async function moveDraft({ db }: Shelf, user: string, from: Month, to: Month): Promise<boolean> {
  return db.write(async (tx) => {
    const row = await tx.get<DraftRow>('drafts', monthKey(user, from));
    if (!row) return true;
    if (await tx.get('drafts', monthKey(user, to))) return false;
    tx.delete('drafts', monthKey(user, from));
    tx.put('drafts', monthKey(user, to), { ...row, month: to, seq: null });
    return true;
  });
}
