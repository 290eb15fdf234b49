import type { SqlDialect, Statement } from './statement.ts';

export interface Result {
  readonly rows: readonly Record<string, unknown>[];
  /** Rows that an insert, update or delete touched. */
  readonly changes: number;
}

/**
 * The store as the rest of the house sees it. `commit` runs all statements or none; a constraint that refuses one undoes
 * all and throws ConstraintError. There is no interactive transaction, since D1 has none: guards in the schema decide.
 */
export interface Db {
  readonly dialect: SqlDialect;
  rows<O>(statement: Statement<O>): Promise<O[]>;
  commit(statements: readonly Statement[]): Promise<readonly Result[]>;
  close(): Promise<void>;
}

/** One numbered file of migrations/. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** A guard of the schema said no: somebody was faster. Load the facts again and plan again. */
export class ConstraintError extends Error {
  /** PostgreSQL: the constraint's name. SQLite and D1: its name for CHECKs, else 'table.column, table.column'. */
  readonly constraint: string;
  constructor(constraint: string, cause?: unknown) {
    super(`constraint ${constraint}`, { cause });
    this.constraint = constraint;
  }
}

const SQLITE_CONSTRAINT = /(CHECK|UNIQUE|NOT NULL|FOREIGN KEY) constraint failed(?:: ([\w., ]+))?/;

/** SQLite and D1 tell of a constraint in words only. */
export function sqliteConstraint(error: unknown): ConstraintError | null {
  const found = SQLITE_CONSTRAINT.exec(error instanceof Error ? error.message : '');
  if (!found) return null;
  return new ConstraintError(found[1] === 'FOREIGN KEY' ? 'foreign-key' : (found[2] ?? '').trim(), error);
}

export async function one<O>(db: Db, statement: Statement<O>): Promise<O | null> {
  return (await db.rows(statement))[0] ?? null;
}
