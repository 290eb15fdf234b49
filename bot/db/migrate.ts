import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Migration } from './db.ts';
import { migratePostgres } from './postgres.ts';
import { migrateSqlite } from './sqlite.ts';

const FOLDER = fileURLToPath(new URL('../../migrations/', import.meta.url));

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
  if (databaseUrl.startsWith('file:')) mkdirSync(dirname(databaseUrl.slice(5)), { recursive: true });
  const applied = databaseUrl.startsWith('file:')
    ? migrateSqlite(databaseUrl.slice(5), migrations('sqlite'))
    : await migratePostgres(databaseUrl, migrations('postgres'));
  return { applied: applied.map((migration) => migration.name) };
}
