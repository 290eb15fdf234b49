import { STORES, type StoreName, type Tx, type Work } from './stores.ts';

/** The same stores in memory, for a phone that refuses to keep anything, and the list of what it still owes the disk. */
export function memoryDb() {
  const rows = new Map<string, unknown>();
  const owed = new Map<string, readonly [StoreName, string]>();
  const path = (store: StoreName, key: string) => `${store}:${key}`;
  const under = (store: StoreName, prefix: string) =>
    [...rows.keys()].filter((at) => at.startsWith(path(store, prefix))).sort();

  const put = (store: StoreName, key: string, row: unknown) => {
    if (row === undefined) rows.delete(path(store, key));
    else rows.set(path(store, key), row);
  };
  const tx: Tx = {
    get: async <T>(store: StoreName, key: string) => rows.get(path(store, key)) as T | undefined,
    all: async <T>(store: StoreName, prefix: string) => under(store, prefix).map((at) => rows.get(at) as T),
    keys: async (store) => under(store, '').map((at) => at.slice(store.length + 1)),
    put(store, key, row) {
      put(store, key, row);
      owed.set(path(store, key), [store, key]);
    },
    delete: (store, key) => tx.put(store, key, undefined),
  };
  let last: Promise<unknown> = Promise.resolve();

  return {
    /** One after the other, as transactions are. */
    run<T>(work: Work<T>): Promise<T> {
      const result = last.then(() => work(tx));
      last = result.catch(() => {});
      return result;
    },
    async fill(disk: Tx): Promise<void> {
      for (const store of STORES) for (const key of await disk.keys(store)) put(store, key, await disk.get(store, key));
    },
    async replay(disk: Tx): Promise<void> {
      for (const [store, key] of owed.values()) {
        const row = rows.get(path(store, key));
        if (row === undefined) disk.delete(store, key);
        else disk.put(store, key, row);
      }
    },
    forget(): void {
      rows.clear();
      owed.clear();
    },
  };
}
