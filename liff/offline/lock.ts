import type { Shelf } from './drafts.ts';
import type { Env } from './env.ts';
import type { Lock } from './lease.ts';
import { once } from './once.ts';

const NAME = 'vhv-outbox';

/** By the browser's locks, which end with their page; where there are none (iOS below 15.4), by a lease in the store. */
export function createLock(env: Env, shelf: Shelf, owner: string): Lock {
  const { locks } = env;
  if (locks)
    return async (work) =>
      locks.request(NAME, { ifAvailable: true }, async (lock) => {
        if (lock) await work();
        return lock !== null;
      });
  const lease = once(async () => (await import('./lease.ts')).createLease(env, shelf, owner));
  return async (work) => (await lease())?.(work) ?? false;
}
