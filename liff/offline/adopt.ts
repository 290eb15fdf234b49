import { queueOf, type Shelf } from './drafts.ts';
import { type DraftBody, type DraftRow, type ExtraRow, monthKey, type OutboxRow, rowKey, UNKNOWN } from './rows.ts';

/**
 * Who signs in takes over what was typed before anybody was known, where she has nothing herself. What was sent during
 * this visit is hers to send; from an earlier visit it may be somebody else's, so it becomes a draft that she must send.
 */
export async function adopt(shelf: Shelf, user: string, visit: string): Promise<void> {
  const { db } = shelf;
  const [queue, drafts, extras] = await db.read(async (tx) => [
    await queueOf(tx, `${UNKNOWN}/`),
    await tx.all<DraftRow>('drafts', `${UNKNOWN}/`),
    await tx.all<ExtraRow>('extras', `${UNKNOWN}/`),
  ]);
  for (const row of queue) await moveTo(shelf, user, row, row.visit === visit);
  for (const row of drafts) await moveTo(shelf, user, row, false);
  for (const row of extras) {
    const body = row.body && (await reseal(shelf, row.user, user, row.body));
    await db.write(async (tx) => {
      tx.delete('extras', rowKey(row));
      tx.put('extras', rowKey({ ...row, user }), { ...row, user, body });
    });
  }
}

async function reseal({ vault }: Shelf, from: string, user: string, body: DraftRow['body']) {
  const open = await vault.open<DraftBody>(from, body);
  return open && vault.seal(user, open);
}

/**
 * The page took somebody else for her until she signed in: what she sent meanwhile waits as a draft of her own, and
 * never travels under the other one's name.
 */
export async function takeOver(shelf: Shelf, from: string, user: string, visit: string): Promise<void> {
  const queue = await shelf.db.read((tx) => queueOf(tx, `${from}/`));
  for (const row of queue) {
    if (row.visit !== visit || row.tries > 0 || (await moveTo(shelf, user, row, false))) continue;
    // She has a draft: it is offered to her (liff/report/state/left-over.ts), and nobody's until then.
    await moveTo(shelf, UNKNOWN, { ...row, visit: '' }, true);
  }
}

/** False when it stays where it is: she has a draft of her own. */
async function moveTo(shelf: Shelf, user: string, row: OutboxRow | DraftRow, send: boolean): Promise<boolean> {
  const body = await reseal(shelf, row.user, user, row.body);
  if (!body) return true;
  const store = 'n' in row ? 'outbox' : 'drafts';
  const from = 'n' in row ? rowKey(row) : monthKey(row.user, row.month);
  return shelf.db.write(async (tx) => {
    const key = monthKey(user, row.month);
    if ((await tx.get(store, from)) === undefined) return true;
    if (!send && (await tx.get('drafts', key)) !== undefined) return false;
    tx.delete(store, from);
    const { id, month, basedOn, after } = row;
    if (send) tx.put('outbox', rowKey({ ...row, user }), { ...row, user, body });
    else tx.put('drafts', key, { id, user, month, basedOn, after, seq: null, body } satisfies DraftRow);
    return true;
  });
}
