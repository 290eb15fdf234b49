import type { Shelf } from './drafts.ts';
import { type DraftBody, type DraftRow, monthKey, type OutboxRow, rowKey } from './rows.ts';

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
    const begun = await tx.get<DraftRow>('drafts', key);
    const seq = begun?.seq ?? null;
    tx.put('drafts', key, { id, user, month, seq, body, ...begun, basedOn, after: null } satisfies DraftRow);
  });
}

/** Lets go of a stopped report: what the server has stands. */
export async function dropRow({ db }: Shelf, row: OutboxRow): Promise<void> {
  await db.write(async (tx) => tx.delete('outbox', rowKey(row)));
}
