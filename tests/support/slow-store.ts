import type { Db } from '../../bot/db/db.ts';

/** How slow a store is just now, in ms or until something happened; a test may change it. */
export interface Slowness {
  read: number;
  commit: number | Promise<unknown>;
}

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** The real store over a wire that takes its time. */
export function slowStore(slowness: Slowness): (db: Db) => Db {
  return (db) => ({
    ...db,
    rows: async (statement) => {
      if (slowness.read > 0) await after(slowness.read);
      return db.rows(statement);
    },
    commit: async (statements) => {
      const { commit } = slowness;
      if (commit !== 0) await (typeof commit === 'number' ? after(commit) : commit);
      return db.commit(statements);
    },
  });
}
