import { readConfig } from '../config.ts';
import { type Db, one } from '../db/db.ts';
import { schemaVersion } from '../db/queries/health.ts';
import { SCHEMA_VERSION } from '../db/schema.ts';
import { openSqlite } from '../db/sqlite.ts';
import type { Env } from './command.ts';

/** Runs a command over the store that DATABASE_URL names, and closes it. */
export async function withStore<T>(
  env: Env,
  work: (db: Db) => Promise<T>,
  options: { readonly cacheKb?: number } = {},
): Promise<T> {
  const url = storeUrl(env);
  const db = url.startsWith('file:') ? openSqlite(url.slice(5), options) : await openPostgresStore(url);
  try {
    const found = await one(db, schemaVersion({})).catch(() => null);
    if (found?.version !== SCHEMA_VERSION)
      throw new Error('the store has not the newest schema: run "npm run migrate"');
    return await work(db);
  } finally {
    await db.close();
  }
}

/** Its driver is loaded by those who need it. */
async function openPostgresStore(url: string): Promise<Db> {
  const { openPostgres } = await import('../db/postgres.ts');
  return openPostgres(url);
}

/** Operator's commands need the store, not LINE: the rest of the settings may be missing. */
export function storeUrl(env: Env): string {
  return readConfig({ DATABASE_URL: env.DATABASE_URL, DEMO: '1' }).databaseUrl;
}
