import type { Shelf } from './drafts.ts';
import type { Env } from './env.ts';

const NAME = 'vhv-outbox';
/** Longer than one post may take. */
const LEASE_MS = 75_000;
const LEASE_KEY = '#lease';
interface Lease {
  readonly owner: string;
  readonly until: number;
}

/** Does the work unless another tab does it right now; answers whether it was done. */
export type Lock = (work: () => Promise<void>) => Promise<boolean>;

/** By the browser's locks, which end with their page; where there are none (iOS below 15.4), by a lease in the store. */
export function createLock(env: Env, { db }: Shelf, owner: string): Lock {
  const { locks } = env;
  if (locks)
    return async (work) =>
      locks.request(NAME, { ifAvailable: true }, async (lock) => {
        if (lock) await work();
        return lock !== null;
      });
  return async (work) => {
    const now = env.now();
    const mine = await db.write(async (tx) => {
      const lease = await tx.get<Lease>('me', LEASE_KEY);
      // One that ends later than any can has seen another clock.
      if (lease && lease.owner !== owner && lease.until > now && lease.until <= now + LEASE_MS) return false;
      tx.put('me', LEASE_KEY, { owner, until: now + LEASE_MS } satisfies Lease);
      return true;
    });
    if (!mine) return false;
    try {
      await work();
    } finally {
      await db.write(async (tx) => tx.delete('me', LEASE_KEY));
    }
    return true;
  };
}
