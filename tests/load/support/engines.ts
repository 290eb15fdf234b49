import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Db } from '../../../bot/db/db.ts';
import { migrate } from '../../../bot/db/migrate.ts';
import { openPostgres } from '../../../bot/db/postgres.ts';
import { openSqlite } from '../../../bot/db/sqlite.ts';
import { startPostgres } from '../../support/postgres.ts';

/** A store on disk, empty but migrated. */
export interface Store {
  readonly url: string;
  /** `group` false: every commit for itself. Only SQLite has the choice. */
  open(options?: { group: boolean }): Db;
  remove(): Promise<void>;
}

export type EngineName = 'SQLite' | 'PostgreSQL';

export const ENGINES: Readonly<Record<EngineName, () => Promise<Store>>> = { SQLite: sqlite, PostgreSQL: postgres };

async function sqlite(): Promise<Store> {
  const folder = mkdtempSync(join(tmpdir(), 'vhv-bench-'));
  const file = join(folder, 'vhv.sqlite');
  await migrate(`file:${file}`);
  return {
    url: `file:${file}`,
    open: (options) => openSqlite(file, options),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function postgres(): Promise<Store> {
  const { url, stop } = await startPostgres();
  await migrate(url);
  return { url, open: () => openPostgres(url), remove: stop };
}
