import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import type { D1Binding } from '../../../bot/db/d1.ts';
import { migrate } from '../../../bot/db/migrate.ts';
import { openSqlite } from '../../../bot/db/sqlite.ts';
import type { Keys } from '../../../bot/keys.ts';
import { seedDemo } from '../../../bot/seed/demo.ts';

/**
 * Fills a migrated, empty D1 with the demo; one that has it already is left alone. The demo is made in SQLite and copied
 * in one batch: verb by verb over wrangler's proxy takes 20 s, inside the Worker it would run into its limits, and a batch
 * is there whole or not at all.
 */
export async function fillD1(d1: D1Binding, keys: Keys, now: number): Promise<void> {
  const { results } = await d1.prepare('select 1 from person limit 1').bind().all();
  if (results.length > 0) return;
  const folder = mkdtempSync(join(tmpdir(), 'vhv-demo-'));
  const file = join(folder, 'vhv.sqlite');
  try {
    await migrate(`file:${file}`);
    const db = openSqlite(file);
    await seedDemo(db, keys, { uuid: () => uuidv7() }, now);
    await db.close();
    await d1.batch(inserts(file).map(({ sql, values }) => d1.prepare(sql).bind(...values)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Insert {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** Every row that the migrations did not make already, tables and rows in the order in which they were made: no row comes before the one that it points to. */
function inserts(file: string): Insert[] {
  const store = new Database(file, { readonly: true });
  try {
    const tables = store
      .prepare("select name from sqlite_master where type = 'table' and name <> 'schema_version' order by rowid")
      .pluck()
      .all() as string[];
    return tables.flatMap((table) => {
      const rows = store.prepare(`select * from ${table} order by rowid`).raw().all() as unknown[][];
      return rows.map((values) => ({
        sql: `insert into ${table} values (${values.map(() => '?').join()}) on conflict do nothing`,
        values,
      }));
    });
  } finally {
    store.close();
  }
}
