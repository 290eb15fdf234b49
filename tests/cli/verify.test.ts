import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { brokenChains } from '../../bot/cli/verify.ts';
import type { Db } from '../../bot/db/db.ts';
import { migrate } from '../../bot/db/migrate.ts';
import { openSqlite } from '../../bot/db/sqlite.ts';
import { sealAudit } from '../../bot/jobs/seal-audit.ts';
import { audit } from '../../bot/services/audit.ts';
import { scratchFolder } from '../support/server.ts';

const folder = scratchFolder();
const file = `${folder.path}/vhv.sqlite`;
let db: Db;

beforeAll(async () => {
  await migrate(`file:${file}`);
  db = openSqlite(file);
  const note = (n: number) => audit({ unitId: 'u', at: n, actor: 'system', action: 'test', subject: `s:${n}` });
  for (let n = 1; n <= 5; n++) await db.commit(note(n));
  await sealAudit(db);
});
afterAll(async () => {
  await db.close();
  folder.remove();
});

test('a whole chain has nothing to say', async () => {
  expect(await brokenChains(db)).toEqual([]);
});

test.each([
  ['a changed row', "update audit_entry set detail = 'x' where seq = 2"],
  ['a row taken out of the middle', 'delete from audit_entry where seq = 3'],
  ['a tail cut off, counter and all', 'delete from audit_entry where seq > 3; update audit_counter set last_seq = 3'],
  [
    'a row added behind',
    'insert into audit_entry select unit_id, 6, at, actor, action, subject, detail, hash from audit_entry where seq = 5',
  ],
])('%s is found', async (_name, tampering) => {
  const raw = new Database(file);
  const before = raw.serialize();
  raw.exec(tampering);
  raw.close();
  expect(await brokenChains(db)).not.toEqual([]);
  // Each row of the table starts from the untouched store.
  const back = new Database(before);
  const rows = back.prepare('select * from audit_entry').raw().all();
  const counter = back.prepare('select last_seq from audit_counter').pluck().get();
  back.close();
  const fix = new Database(file);
  fix.exec('delete from audit_entry');
  for (const row of rows)
    fix.prepare('insert into audit_entry values (?, ?, ?, ?, ?, ?, ?, ?)').run(...(row as unknown[]));
  fix.prepare('update audit_counter set last_seq = ?').run(counter);
  fix.close();
});
