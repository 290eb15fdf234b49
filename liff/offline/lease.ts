import type { Shelf } from './drafts.ts';
import type { Env } from './env.ts';

/** Does the work unless another tab does it right now; answers whether it was done. */
export type Lock = (work: () => Promise<void>) => Promise<boolean>;

/** Longer than one post may take. */
const LEASE_MS = 75_000;
const LEASE_KEY = '#lease';
interface Lease {
  readonly owner: string;
  readonly until: number;
}

/** A lock in the store, for browsers without locks of their own (iOS below 15.4). */
export function createLease(env: Env, { db }: Shelf, owner: string): Lock {
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
