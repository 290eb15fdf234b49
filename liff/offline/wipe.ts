import type { Shelf } from './drafts.ts';
import { dropOldFilings } from './filings.ts';
import { type ExtraRow, monthKey, rowKey, type SentRow } from './rows.ts';
import type { StoreName } from './stores.ts';

/** How long a receipt stays after its report left the phone (quality.md §5, ASVS 14.3). */
const KEEP_MS = 7 * 24 * 60 * 60_000;

/** Forgets what this phone needs no longer. Only by the server's clock: the phone's may be a year ahead. */
export async function wipe({ db }: Shelf, now: number, user: string): Promise<void> {
  await db.write(async (tx) => {
    const old = (await tx.all<SentRow>('sent', '')).filter((row) => row.at < now - KEEP_MS);
    for (const row of old) {
      tx.delete('sent', monthKey(row.user, row.month));
      for (const extra of await tx.all<ExtraRow>('extras', monthKey(row.user, row.month)))
        tx.delete('extras', rowKey(extra));
    }
    await dropOldFilings(tx, now);
    const used: StoreName[] = ['drafts', 'outbox', 'sent', 'extras'];
    const keys = (await Promise.all(used.map((store) => tx.keys(store)))).flat();
    for (const other of await tx.keys('keys')) {
      if (other === user || keys.some((key) => key.startsWith(`${other}/`))) continue;
      tx.delete('keys', other);
      tx.delete('me', other);
    }
  });
}
