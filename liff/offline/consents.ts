import type { ConsentRequest, Consents } from '../../shared/api/people.ts';
import type { Client } from '../api/client.ts';
import type { Shelf } from './drafts.ts';
import { isForNow } from './extras.ts';
import { type ExtraKind, type ExtraRow, monthKey, rowKey } from './rows.ts';
import type { Tx } from './stores.ts';

/** Stands for the month in rows of `extras` that carry her word about a purpose: it goes before what it allows. */
const AGREED = 'agreed';

/** Keeps her newest word about a purpose until the server has it. */
export async function keepConsent(
  { db, vault, uuid }: Shelf,
  user: string,
  kind: ExtraKind,
  word: ConsentRequest,
): Promise<void> {
  const row = { id: uuid(), user, month: AGREED, kind };
  const body = await vault.seal(user, word);
  await db.write(async (tx) => {
    for (const old of await tx.all<ExtraRow>('extras', monthKey(user, AGREED)))
      if (old.kind === kind) tx.delete('extras', rowKey(old));
    tx.put('extras', rowKey(row), { ...row, state: 'kept', body } satisfies ExtraRow);
    if (word.given) await release(tx, user, [kind]);
  });
}

/** What waited for her word goes on. */
export async function release(tx: Tx, user: string, kinds: readonly string[]): Promise<void> {
  for (const row of await tx.all<ExtraRow>('extras', `${user}/`))
    if (row.state === 'no-consent' && kinds.includes(row.kind))
      tx.put('extras', rowKey(row), { ...row, state: 'kept' } satisfies ExtraRow);
}

/** Her words that the server has not heard yet. */
export async function consentsKept({ db, vault }: Shelf, user: string) {
  const rows = await db.read((tx) => tx.all<ExtraRow>('extras', monthKey(user, AGREED)));
  return Promise.all(
    rows.map(async (row) => ({ row, word: row.body && (await vault.open<ConsentRequest>(user, row.body)) })),
  );
}

/** Sends them; the same word twice is one word to the server. */
export async function sendConsents(
  shelf: Shelf,
  client: Client,
  user: string,
  heard: (consents: Consents) => Promise<void>,
): Promise<'done' | 'later'> {
  for (const { row, word } of await consentsKept(shelf, user)) {
    const reply =
      word &&
      (await client.call<Consents>('PUT', `/consents/${row.kind}`, { body: word, has: 'consents', volunteer: user }));
    if (reply && isForNow(reply)) return 'later';
    if (reply?.kind === 'ok') await heard(reply.data);
    // Refused: to words that are not in force any more. A newer page asks her again.
    await shelf.db.write(async (tx) => tx.delete('extras', rowKey(row)));
  }
  return 'done';
}
