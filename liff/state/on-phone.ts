import type { Month } from '../../shared/calendar/months.ts';
import { openDb } from '../offline/db.ts';
import { queueOf } from '../offline/drafts.ts';
import type { Env } from '../offline/env.ts';
import { createFilings, dropFilings, type Filings } from '../offline/filings.ts';
import { createVault } from '../offline/seal.ts';
import { STORES } from '../offline/stores.ts';

// What the other pages need of the report page's store; loaded on demand, so that they do not carry it.

/** Months whose reports lie in this phone's queue, oldest first. */
export async function waitingMonths(env: Env, user: string): Promise<readonly Month[]> {
  const queue = await openDb(env).read((tx) => queueOf(tx, `${user}/`));
  return [...new Set(queue.map(({ month }) => month))].sort();
}

/** Everything of hers on this phone, her key too: after she left, nobody opens it again. */
export async function forgetPerson(env: Env, user: string): Promise<void> {
  await openDb(env).write(async (tx) => {
    for (const store of STORES) {
      const keys = await tx.keys(store);
      for (const key of keys) if (key === user || key.startsWith(`${user}/`)) tx.delete(store, key);
    }
  });
}

/** What she types for others, on this phone. */
export function filingsOf(env: Env, user: string, now: () => number): Filings {
  const db = openDb(env);
  return createFilings(db, createVault(db, env), user, now);
}

/** All of that. */
export const forgetFilings = (env: Env, user: string): Promise<void> => dropFilings(openDb(env), user);
