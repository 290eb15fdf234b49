import type { Env } from './env.ts';
import { memoryDb } from './memory-db.ts';
import { STORES, type StoreName, type Tx, type Work } from './stores.ts';

const NAME = 'vhv';
const VERSION = 1;
/** Some phones never answer the first open of a page (WebKit bug 226547). */
const PATIENCE_MS = 3_000;

export interface Db {
  /** `full`, `memory`: the phone refuses, and what is written lives as long as the page. */
  mode(): 'saved' | 'full' | 'memory';
  read<T>(work: Work<T>): Promise<T>;
  /** Resolves when the disk has it. */
  write<T>(work: Work<T>): Promise<T>;
}

export function openDb(env: Env): Db {
  const memory = memoryDb();
  let state: 'saved' | 'full' | 'memory' = 'saved';
  let opened: Promise<IDBDatabase> | null = null;

  async function run<T>(mode: IDBTransactionMode, work: Work<T>): Promise<T> {
    try {
      opened ??= open(env, () => {
        opened = null;
      });
      return await transact(await opened, mode, work);
    } catch (error) {
      // iOS cuts the connection of a page that was in the background: once more over a new one.
      if (nameOf(error) !== 'InvalidStateError') throw error;
      opened = open(env, () => {});
      return transact(await opened, mode, work);
    }
  }

  /** From now on in memory, which begins with what the phone still lets us read. */
  async function fall(error: unknown): Promise<void> {
    state = nameOf(error) === 'QuotaExceededError' ? 'full' : 'memory';
    await run('readonly', (tx) => memory.fill(tx)).catch(() => {});
  }

  return {
    mode: () => state,
    async read(work) {
      if (state === 'saved')
        try {
          return await run('readonly', work);
        } catch (error) {
          await fall(error);
        }
      return memory.run(work);
    },
    async write(work) {
      if (state === 'saved')
        try {
          return await run('readwrite', work);
        } catch (error) {
          await fall(error);
        }
      const result = await memory.run(work);
      // Perhaps there is room again: all that was written since, in one transaction.
      await run('readwrite', (tx) => memory.replay(tx)).then(
        () => {
          memory.forget();
          state = 'saved';
        },
        () => {},
      );
      return result;
    },
  };
}

const nameOf = (error: unknown) => (error instanceof Object && 'name' in error ? error.name : '');

function open(env: Env, closed: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    if (env.indexedDB === null) throw new Error('no storage');
    const request = env.indexedDB.open(NAME, VERSION);
    const giveUp = env.after(PATIENCE_MS, () => reject(new Error('storage does not answer')));
    request.onupgradeneeded = () => {
      for (const store of STORES)
        if (!request.result.objectStoreNames.contains(store)) request.result.createObjectStore(store);
    };
    request.onsuccess = () => {
      giveUp();
      const db = request.result;
      db.onclose = closed;
      // A newer page wants to change the stores: it must not wait for this one.
      db.onversionchange = () => {
        db.close();
        closed();
      };
      resolve(db);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('storage is blocked'));
  });
}

function transact<T>(db: IDBDatabase, mode: IDBTransactionMode, work: Work<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    // Strict: `saved` is said when the disk has it, also for a phone whose battery falls out.
    const transaction = db.transaction(STORES, mode, { durability: 'strict' });
    const ask = <R>(request: IDBRequest<R>) =>
      new Promise<R>((answer) => {
        request.onsuccess = () => answer(request.result);
      });
    let result: { value: T } | null = null;
    transaction.oncomplete = () => (result ? resolve(result.value) : reject(new Error('storage stopped')));
    transaction.onabort = () => reject(transaction.error ?? new Error('storage stopped'));
    const store = (name: StoreName) => transaction.objectStore(name);
    const tx: Tx = {
      get: (name, key) => ask(store(name).get(key)),
      all: (name, prefix) => ask(store(name).getAll(IDBKeyRange.bound(prefix, `${prefix}\uffff`))),
      keys: (name) => ask<IDBValidKey[]>(store(name).getAllKeys()).then((keys) => keys.map(String)),
      put: (name, key, row) => void store(name).put(row, key),
      delete: (name, key) => void store(name).delete(key),
    };
    work(tx).then(
      (value) => {
        result = { value };
      },
      (error) => {
        reject(error);
        transaction.abort();
      },
    );
  });
}
