import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { brokenChains } from '../../bot/cli/verify.ts';
import type { Db } from '../../bot/db/db.ts';
import { migrate } from '../../bot/db/migrate.ts';
import { openSqlite } from '../../bot/db/sqlite.ts';
import { sealAudit } from '../../bot/jobs/seal-audit.ts';
import { audit } from '../../bot/services/audit.ts';
import { scratchFolder } from '../support/server.ts';

let folder: ReturnType<typeof scratchFolder>;
let db: Db;
const file = () => `${folder.path}/vhv.sqlite`;

beforeEach(async () => {
  folder = scratchFolder();
  await migrate(`file:${file()}`);
  db = openSqlite(file());
  for (let n = 1; n <= 5; n++) {
    await db.commit(audit({ unitId: 'u', at: n, actor: 'system', action: 'test', subject: `s:${n}` }));
  }
  await sealAudit(db);
});
afterEach(async () => {
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
  const raw = new Database(file());
  raw.exec(tampering);
  raw.close();
  expect(await brokenChains(db)).not.toEqual([]);
});
