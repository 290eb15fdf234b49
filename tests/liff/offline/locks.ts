import type { Life } from './life.ts';

/** navigator.locks as far as the queue uses them; the locks of a page end with it. */
export function sharedLocks() {
  const held = new Map<string, Life>();
  async function request(life: Life, name: string, work: (lock: Lock | null) => unknown) {
    if (held.has(name)) return work(null);
    held.set(name, life);
    try {
      return await work({ name, mode: 'exclusive' });
    } finally {
      if (held.get(name) === life) held.delete(name);
    }
  }
  return {
    of: (life: Life) =>
      ({
        request: (name: string, _options: LockOptions, work: (lock: Lock | null) => unknown) =>
          request(life, name, work),
      }) as unknown as Pick<LockManager, 'request'>,
    release(life: Life): void {
      for (const [name, owner] of held) if (owner === life) held.delete(name);
    },
  };
}
