import type { Db } from '../../bot/db/db.ts';

/** In ms, or until something happened. */
type Wait = number | Promise<unknown>;

/** How slow a store is just now; a test may change it. */
export interface Slowness {
  /** Of a session, with which every request of /api begins. */
  session: Wait;
  commit: Wait;
}

async function waitFor(wait: Wait): Promise<void> {
  if (wait === 0) return;
  await (typeof wait === 'number' ? new Promise((resolve) => setTimeout(resolve, wait)) : wait);
}

/** The real store over a wire that takes its time. */
export function slowStore(slowness: Slowness): (db: Db) => Db {
  return (db) => ({
    ...db,
    rows: async (statement) => {
      if (statement.template.name === 'session.rows') await waitFor(slowness.session);
      return db.rows(statement);
    },
    commit: async (statements) => {
      await waitFor(slowness.commit);
      return db.commit(statements);
    },
  });
}

/** Nobody goes on until she is let go: what a test counts meanwhile is the same on every machine. */
export function holdSessions(slowness: Slowness): () => void {
  const held = Promise.withResolvers<void>();
  slowness.session = held.promise;
  return () => {
    slowness.session = 0;
    held.resolve();
  };
}
