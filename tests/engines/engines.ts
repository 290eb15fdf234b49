import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTestHarness } from 'wrangler';
import { type D1Binding, openD1 } from '../../bot/db/d1.ts';
import type { Db } from '../../bot/db/db.ts';
import { migrate } from '../../bot/db/migrate.ts';
import { openPostgres } from '../../bot/db/postgres.ts';
import { openSqlite } from '../../bot/db/sqlite.ts';
import { PATIENT_STORE } from '../support/patience.ts';
import { startPostgres } from '../support/postgres.ts';

export interface OpenEngine {
  /** Connections to the same store: two of them where the engine can have more than one. */
  readonly dbs: readonly [Db, ...Db[]];
  stop(): Promise<void>;
}

/** The stores that the product promises to run on; each answers with an empty, migrated one. */
export const ENGINES: Readonly<Record<string, () => Promise<OpenEngine>>> = {
  'better-sqlite3': () => sqlite({ group: true }),
  'better-sqlite3 without group commit': () => sqlite({ group: false }),
  PostgreSQL: postgres,
  D1: d1,
  ...(process.env.CITUS_URL ? { Citus: () => server(process.env.CITUS_URL ?? '', async () => {}) } : {}),
};

async function sqlite(options: { group: boolean }): Promise<OpenEngine> {
  const folder = mkdtempSync(join(tmpdir(), 'vhv-sqlite-'));
  const file = join(folder, 'vhv.sqlite');
  await migrate(`file:${file}`);
  const dbs: [Db, Db] = [openSqlite(file, options), openSqlite(file, options)];
  return {
    dbs,
    stop: async () => {
      await Promise.all(dbs.map((db) => db.close()));
      rmSync(folder, { recursive: true });
    },
  };
}

async function postgres(): Promise<OpenEngine> {
  const running = await startPostgres();
  return server(running.url, running.stop);
}

async function server(url: string, stop: () => Promise<void>): Promise<OpenEngine> {
  await migrate(url);
  const dbs: [Db, Db] = [openPostgres(url, PATIENT_STORE), openPostgres(url, PATIENT_STORE)];
  return {
    dbs,
    stop: async () => {
      await Promise.all(dbs.map((db) => db.close()));
      await stop();
    },
  };
}

/** Wrangler's proxy makes each call an HTTP request and drops some of a hundred at once: at most a few are under way. */
const AT_ONCE = 12;

function paced(db: Db): Db {
  const waiting: (() => void)[] = [];
  let underWay = 0;
  const pace = async <T>(call: () => Promise<T>): Promise<T> => {
    if (underWay >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
    underWay++;
    try {
      return await call();
    } finally {
      underWay--;
      waiting.shift()?.();
    }
  };
  return { ...db, rows: (statement) => pace(() => db.rows(statement)), commit: (all) => pace(() => db.commit(all)) };
}

async function d1(): Promise<OpenEngine> {
  const configPath = fileURLToPath(new URL('d1-worker.toml', import.meta.url));
  const harness = createTestHarness({ workers: [{ configPath }] });
  await harness.listen();
  const worker = harness.getWorker<{ DB: D1Binding }>();
  await worker.applyD1Migrations('DB');
  const env = await worker.getEnv();
  return { dbs: [paced(openD1(env.DB))], stop: () => harness.close() };
}
