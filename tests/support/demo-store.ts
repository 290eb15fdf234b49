import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import type { Db } from '../../bot/db/db.ts';
import { migrate } from '../../bot/db/migrate.ts';
import { openSqlite } from '../../bot/db/sqlite.ts';
import { deriveKeys, type Keys } from '../../bot/keys.ts';
import { seedDemo } from '../../bot/seed/demo.ts';

/** Secrets of every bot that tests start, so that codes and buttons of one work with the next. */
export const SECRET_KEY = 'tests-secret-key-0123456789abcdef';
export const IDENTITY_KEY = 'tests-identity-key-0123456789abcdef';
/** 15 November 2026, 10:00 in Thailand: the middle of a month that is open, after six months of demo history. */
export const MID_MONTH = Date.parse('2026-11-15T03:00:00Z');

export const testKeys = (): Promise<Keys> => deriveKeys([SECRET_KEY], IDENTITY_KEY);

/** Migrates the store behind `url` and fills it with the demo of contract.md, as it is at `now`. */
export async function fillDemo(url: string, db: Db, now: number = MID_MONTH): Promise<void> {
  await migrate(url);
  await seedDemo(db, await testKeys(), { uuid: () => uuid() }, now);
}

let template: Promise<string> | null = null;

/** A folder of its own with a fresh `vhv.sqlite` that holds the demo. Seeded once per process, then copied. */
export async function demoFolder(): Promise<{ folder: string; file: string; remove: () => void }> {
  template ??= makeTemplate();
  const folder = mkdtempSync(join(tmpdir(), 'vhv-demo-'));
  const file = join(folder, 'vhv.sqlite');
  copyFileSync(await template, file);
  return { folder, file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

async function makeTemplate(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'vhv-template-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'vhv.sqlite');
  const url = `file:${file}`;
  await migrate(url);
  const db = openSqlite(file);
  await fillDemo(url, db);
  // Closing the last connection moves the write-ahead log into the file, so that one file is the whole store.
  await db.close();
  return file;
}
