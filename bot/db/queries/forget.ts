import { type RawBuilder, sql } from 'kysely';
import type { Schema } from '../schema.ts';

/**
 * How many rows one statement of forgetting takes: some ten milliseconds on SQLite, where everybody waits for it. It
 * stands in the SQL as it is, since PostgreSQL would plan for a tenth of the table if it were a parameter.
 */
export const FORGET_STEP = 500;

/**
 * The condition "is among the oldest FORGET_STEP rows with …": no engine but SQLite knows a limit on update and delete.
 * What `which` compares must stand in it as literals where an index has it as its condition: it answers to these only.
 */
export function oldest<T extends keyof Schema & string>(
  table: T,
  key: readonly (keyof Schema[T] & string)[],
  since: keyof Schema[T] & string,
  which: RawBuilder<unknown>,
): RawBuilder<boolean> {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  return sql<boolean>`(${columns}) in (select ${columns} from ${sql.table(table)} where ${which} order by ${sql.ref(since)} limit ${sql.lit(FORGET_STEP)})`;
}
