import { bind } from './bind.ts';
import { type Db, sqliteConstraint } from './db.ts';
import type { Statement } from './statement.ts';

interface D1Result {
  results: Record<string, unknown>[];
  meta: { changes: number };
}
interface D1PreparedStatement {
  bind(...values: unknown[]): D1PreparedStatement;
  all(): Promise<D1Result>;
}
/** As much of Cloudflare's D1 binding as we use. */
export interface D1Binding {
  prepare(sql: string): D1PreparedStatement;
  batch(statements: D1PreparedStatement[]): Promise<D1Result[]>;
}

/** Cloudflare D1: a commit is one `batch`, which D1 runs in a transaction of its own. */
export function openD1(binding: D1Binding): Db {
  const ready = (statement: Statement) =>
    binding.prepare(statement.template.compiled('sqlite').sql).bind(...bind(statement, 'sqlite'));
  return {
    dialect: 'sqlite',
    rows: async <O>(statement: Statement<O>) => (await ready(statement).all()).results as O[],
    async commit(statements) {
      try {
        const results = await binding.batch(statements.map(ready));
        return results.map((result) => ({ rows: result.results, changes: result.meta.changes }));
      } catch (error) {
        throw sqliteConstraint(error) ?? error;
      }
    },
    close: async () => {},
  };
}
