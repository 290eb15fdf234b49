import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import pg from 'pg';
import type { Db } from '../../bot/db/db.ts';
import { openPostgres } from '../../bot/db/postgres.ts';
import { openSqlite } from '../../bot/db/sqlite.ts';
import { demoFolder, fillDemo } from '../support/demo-store.ts';
import { startPostgres } from '../support/postgres.ts';

export type Engine = 'sqlite' | 'postgres';
export type Row = Readonly<Record<string, string | number | null>>;

/** The store of one run, with the demo in it. */
export interface RunStore {
  readonly url: string;
  /** Looks into it from outside the bot, with one SQL text for both engines. */
  look(sql: string): Promise<Row[]>;
  /** The bot's own connection, for its own proofs. */
  open(): Db;
  remove(): Promise<void>;
}

/** Makes stores; starts what the engine needs once for the whole campaign. */
export interface Stores {
  make(): Promise<RunStore>;
  stop(): Promise<void>;
}

export async function storesOf(engine: Engine): Promise<Stores> {
  return engine === 'sqlite' ? { make: sqliteStore, stop: async () => {} } : postgresStores();
}

async function sqliteStore(): Promise<RunStore> {
  const { file, remove } = await demoFolder();
  const raw = new Database(file, { readonly: true });
  return {
    url: `file:${file}`,
    look: async (sql) => raw.prepare(sql).all() as Row[],
    open: () => openSqlite(file),
    async remove() {
      raw.close();
      remove();
    },
  };
}

/** One server; the demo is made once, and every run gets a copy of that database. */
async function postgresStores(): Promise<Stores> {
  const server = await startPostgres();
  const db = openPostgres(server.url);
  await fillDemo(server.url, db);
  await db.close();
  const template = new URL(server.url).pathname.slice(1);
  const at = (name: string) => Object.assign(new URL(server.url), { pathname: name }).href;
  const admin = new pg.Client({ connectionString: at('template1') });
  await admin.connect();
  return {
    async make() {
      const name = `run_${randomUUID().replaceAll('-', '')}`;
      await admin.query(`create database ${name} template ${template}`);
      const client = new pg.Client({ connectionString: at(name) });
      await client.connect();
      return {
        url: at(name),
        look: async (sql) => (await client.query(sql)).rows,
        open: () => openPostgres(at(name)),
        async remove() {
          await client.end();
          await admin.query(`drop database ${name} with (force)`);
        },
      };
    },
    async stop() {
      await admin.end();
      await server.stop();
    },
  };
}
