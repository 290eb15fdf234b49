import Database from 'better-sqlite3';
import { bind } from './bind.ts';
import { type Db, type Migration, type Result, sqliteConstraint } from './db.ts';
import type { Statement } from './statement.ts';

interface Waiting {
  readonly statements: readonly Statement[];
  readonly resolve: (results: Result[]) => void;
  readonly reject: (error: unknown) => void;
  results?: Result[];
  error?: unknown;
}

/**
 * SQLite in this process: WAL and synchronous=FULL, so that what is answered survives a power cut.
 * `group`: commits that arrive in the same turn of the event loop share one fsync, each in its own savepoint, and are
 * answered after it (measured at 3 times the rate of one by one).
 */
export function openSqlite(file: string, options: { group?: boolean; cacheKb?: number } = {}): Db {
  const raw = new Database(file, { timeout: 5000 });
  raw.pragma('journal_mode = WAL');
  raw.pragma('synchronous = FULL');
  raw.pragma('foreign_keys = ON');
  raw.pragma('wal_autocheckpoint = 4000');
  // Pages in KB, taken as they are needed: of a country's year the inner pages of the indexes alone are some 100 MB, and
  // without them every look begins with reading these again (28 reads of 90 in a submit).
  raw.pragma(`cache_size = -${options.cacheKb ?? 65_536}`);

  const prepared = new Map<string, Database.Statement>();
  const run = (statement: Statement): Result => {
    const { sql } = statement.template.compiled('sqlite');
    let ready = prepared.get(sql);
    if (!ready) {
      ready = raw.prepare(sql);
      prepared.set(sql, ready);
    }
    const values = bind(statement, 'sqlite');
    if (ready.reader) return { rows: ready.all(...values) as Record<string, unknown>[], changes: 0 };
    return { rows: [], changes: ready.run(...values).changes };
  };
  const together = raw.transaction((statements: readonly Statement[]) => statements.map(run));

  let waiting: Waiting[] = [];
  const flush = raw.transaction((jobs: readonly Waiting[]) => {
    for (const job of jobs) {
      try {
        // One statement is all or nothing by itself; a savepoint around it would cost as much again.
        job.results = job.statements.length === 1 ? job.statements.map(run) : together(job.statements);
      } catch (error) {
        // Disk full and the like end the whole transaction; then nobody is told that it worked.
        if (!raw.inTransaction) throw error;
        job.error = error;
      }
    }
  });
  const commitGroup = () => {
    const jobs = waiting;
    waiting = [];
    try {
      flush.immediate(jobs);
    } catch (error) {
      for (const job of jobs) job.reject(error);
      return;
    }
    for (const job of jobs) {
      if (job.results) job.resolve(job.results);
      else job.reject(sqliteConstraint(job.error) ?? job.error);
    }
  };

  return {
    dialect: 'sqlite',
    rows: async <O>(statement: Statement<O>) => run(statement).rows as O[],
    commit: (statements) =>
      new Promise((resolve, reject) => {
        waiting.push({ statements, resolve, reject });
        if (options.group === false) commitGroup();
        else if (waiting.length === 1) setImmediate(commitGroup);
      }),
    close: async () => {
      if (waiting.length > 0) commitGroup();
      raw.close();
    },
  };
}

/** Applies what is missing, in one transaction; answers what it applied. */
export function migrateSqlite(file: string, all: readonly Migration[]): Migration[] {
  const db = new Database(file, { timeout: 5000 });
  const hasTable = db.prepare("select 1 from sqlite_master where name = 'schema_version'");
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('foreign_keys = ON');
    const apply = db.transaction(() => {
      const at = hasTable.get() ? (db.prepare('select max(version) from schema_version').pluck().get() as number) : 0;
      const missing = all.filter((migration) => migration.version > at);
      for (const migration of missing) db.exec(migration.sql);
      return missing;
    });
    return apply.immediate();
  } finally {
    db.close();
  }
}
