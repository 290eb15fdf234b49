import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import pg from 'pg';

const FOLDER = fileURLToPath(new URL('../../migrations/', import.meta.url));

interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** The numbered files of migrations/, in order; for PostgreSQL a file of the same name in postgres/ takes its place. */
export function migrations(dialect: 'sqlite' | 'postgres'): Migration[] {
  return readdirSync(FOLDER)
    .filter((name) => /^\d{4}_.+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const override = `${FOLDER}postgres/${name}`;
      const file = dialect === 'postgres' && existsSync(override) ? override : FOLDER + name;
      return { version: Number(name.slice(0, 4)), name, sql: readFileSync(file, 'utf8') };
    });
}

/** Brings a store to the newest schema. Each file is one transaction; a file that fails leaves nothing behind. */
export async function migrate(databaseUrl: string): Promise<{ applied: string[] }> {
  return databaseUrl.startsWith('file:') ? migrateSqlite(databaseUrl.slice(5)) : migratePostgres(databaseUrl);
}

function migrateSqlite(file: string): { applied: string[] } {
  const db = new Database(file, { timeout: 5000 });
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('foreign_keys = ON');
    return db
      .transaction(() => {
        const known = db.prepare("select count(*) as n from sqlite_master where name = 'schema_version'").get() as {
          n: number;
        };
        const at =
          known.n === 0 ? 0 : (db.prepare('select max(version) as v from schema_version').get() as { v: number }).v;
        const pending = migrations('sqlite').filter((migration) => migration.version > at);
        for (const migration of pending) db.exec(migration.sql);
        return { applied: pending.map((migration) => migration.name) };
      })
      .immediate();
  } finally {
    db.close();
  }
}

async function migratePostgres(url: string): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    // Several processes may start at once; the second one waits here and then finds nothing to do.
    await client.query("select pg_advisory_xact_lock(hashtext('vhv.migrate'))");
    const known = await client.query("select to_regclass('schema_version') is not null as yes");
    const at = known.rows[0].yes
      ? Number((await client.query('select max(version) as v from schema_version')).rows[0].v)
      : 0;
    const pending = migrations('postgres').filter((migration) => migration.version > at);
    for (const migration of pending) await client.query(migration.sql);
    await client.query('commit');
    return { applied: pending.map((migration) => migration.name) };
  } finally {
    await client.end();
  }
}
