import type { Db } from './db.ts';
import type { Statement } from './statement.ts';

/**
 * The store as one plan sees it: what was read once is not read again, so each verb may load what it needs and the plan
 * still judges one state. A plan that lost its race starts with a new one.
 */
export function remember(db: Db): Db {
  const read = new Map<string, Promise<unknown[]>>();
  return {
    ...db,
    rows: <O>(statement: Statement<O>) => {
      const key = `${statement.template.name} ${JSON.stringify(statement.params)}`;
      const known = read.get(key) ?? db.rows(statement);
      read.set(key, known);
      return known as Promise<O[]>;
    },
  };
}
