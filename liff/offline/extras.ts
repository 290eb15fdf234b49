import type { AttachmentRequest } from '../../shared/api/attachments.ts';
import type { Month } from '../../shared/calendar/months.ts';
import type { Client, Reply } from '../api/client.ts';
import { queueOf, type Shelf } from './drafts.ts';
import { type ExtraRow, monthKey, rowKey } from './rows.ts';

/** Keeps a photo or a place beside the report; it travels after the report, and the report never waits for it. */
export async function keepExtra(
  { db, vault }: Shelf,
  row: Omit<ExtraRow, 'state' | 'body'>,
  body: AttachmentRequest,
): Promise<void> {
  const sealed = await vault.seal(row.user, body);
  await db.write(async (tx) =>
    tx.put('extras', rowKey(row), { ...row, state: 'kept', body: sealed } satisfies ExtraRow),
  );
}

export function extrasOf({ db }: Shelf, user: string, month: Month): Promise<ExtraRow[]> {
  return db.read((tx) => tx.all<ExtraRow>('extras', monthKey(user, month)));
}

export async function dropExtra({ db }: Shelf, row: ExtraRow): Promise<void> {
  await db.write(async (tx) => tx.delete('extras', rowKey(row)));
}

type Sent = 'sent' | 'refused' | 'no-consent' | 'later';

/** Sends what belongs to reports that have their receipt. */
export async function sendExtras(shelf: Shelf, client: Client, user: string): Promise<'done' | 'later'> {
  const ready = await shelf.db.read(async (tx) => {
    const kept = (await tx.all<ExtraRow>('extras', `${user}/`)).filter((row) => row.state === 'kept');
    const sent = await Promise.all(
      kept.map(async (row) => {
        const key = monthKey(user, row.month);
        return (await tx.get('sent', key)) !== undefined && (await queueOf(tx, key)).length === 0;
      }),
    );
    return kept.filter((_, i) => sent[i]);
  });
  for (const row of ready) {
    const body = row.body && (await shelf.vault.open<AttachmentRequest>(user, row.body));
    const state: Sent = body ? await put(client, row, body) : 'refused';
    if (state === 'later') return state;
    // One that waits for her word keeps what it carries; the others need it no longer.
    const kept = state === 'no-consent' ? row.body : null;
    await shelf.db.write(async (tx) => {
      if (await tx.get('extras', rowKey(row))) tx.put('extras', rowKey(row), { ...row, state, body: kept });
    });
  }
  return 'done';
}

async function put(client: Client, { user, month, id }: ExtraRow, body: AttachmentRequest): Promise<Sent> {
  const reply = await client.call('PUT', `/reports/${month}/attachments/${id}`, { body, has: 'id', volunteer: user });
  if (reply.kind === 'ok') return 'sent';
  if (isForNow(reply)) return 'later';
  return reply.kind === 'problem' && reply.problem.code === 'consent-needed' ? 'no-consent' : 'refused';
}

/** Takes one away that the server has already; false when it could not be asked. */
export async function takeBack(client: Client, { user, month, id }: ExtraRow): Promise<boolean> {
  const reply = await client.call('DELETE', `/reports/${month}/attachments/${id}`, { volunteer: user });
  return !isForNow(reply);
}

/** Is this no last word: nobody to ask, somebody else signed in, or a server of another age? */
export function isForNow(reply: Reply<unknown>): boolean {
  if (reply.kind !== 'problem') return reply.kind === 'offline';
  const { status, code } = reply.problem;
  return status >= 500 || code === 'other-user' || [401, 404, 405, 408, 429].includes(status);
}
