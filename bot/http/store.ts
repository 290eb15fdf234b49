import { ConstraintError, type Db } from '../db/db.ts';

/** The store did not do what it was asked, for reasons of its own. */
export class StoreError extends Error {}

/** A store whose failures can be told from our own. */
export function telling(db: Db): Db {
  const told = (error: unknown) => {
    if (error instanceof ConstraintError) return error;
    return new StoreError(error instanceof Error ? error.message : 'unknown', { cause: error });
  };
  return {
    dialect: db.dialect,
    rows: (statement) =>
      db.rows(statement).catch((error) => {
        throw told(error);
      }),
    commit: (statements) =>
      db.commit(statements).catch((error) => {
        throw told(error);
      }),
    close: () => db.close(),
  };
}
