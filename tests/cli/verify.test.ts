import { gunzipSync, gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { brokenChains, brokenPacks } from '../../bot/cli/verify.ts';
import type { Db } from '../../bot/db/db.ts';
import { migrate } from '../../bot/db/migrate.ts';
import { openSqlite } from '../../bot/db/sqlite.ts';
import { preparePack, sealPack } from '../../bot/evidence-files/make-pack.ts';
import { sealAudit } from '../../bot/jobs/seal-audit.ts';
import { audit } from '../../bot/services/audit.ts';
import { isProblem } from '../../shared/api/problems.ts';
import { startBot, type TestBot } from '../support/bot.ts';
import { scratchFolder } from '../support/server.ts';
import { operator } from './support/operator.ts';

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

describe('stored evidence packs', () => {
  test('each byte of them that was changed is told by the name of what holds it', async () => {
    const bot = await startBot();
    const packs = openSqlite(bot.file);
    onTestFinished(() => packs.close());
    for (const month of ['2026-09', '2026-10']) await approved(packs, month, bot.clock.now());
    bot.store.exec('create table kept_pack as select * from evidence_pack');
    bot.store.exec('create table kept_file as select * from evidence_file');
    expect(await brokenPacks(packs)).toEqual([]);
    for (const [tampering, ...told] of tamperings(bot)) {
      bot.store.exec(tampering);
      const found = await brokenPacks(packs);
      for (const line of told) expect(found, tampering).toContainEqual(expect.stringContaining(line));
      expect(found.every((line) => told.some((one) => line.includes(one)))).toBe(true);
      bot.store.exec('delete from evidence_file; delete from evidence_pack');
      bot.store.exec('insert into evidence_pack select * from kept_pack');
      bot.store.exec('insert into evidence_file select * from kept_file');
    }
    const { run } = operator({ DATABASE_URL: `file:${bot.file}` });
    bot.store.exec("update evidence_file set sha256 = 'x' where name = 'report.pdf'");
    await expect(run('verify')).rejects.toThrow('2 faults');
  });
});

const P1 = 'pack demo-unit 2026-09 no. 1: ';
const P2 = 'pack demo-unit 2026-10 no. 1: ';

function tamperings({ store }: TestBot): [sql: string, ...told: string[]][] {
  const byte = (column: string, pack: string, at: number) =>
    `update evidence_pack set ${column} = substr(${column}, 1, ${at - 1}) || '~' || substr(${column}, ${at + 1}) where id = '${pack}'`;
  const file = (name: string) => `where pack_id = '2026-10' and name = '${name}'`;
  const kept = store
    .prepare(`select body from evidence_file ${file('report.csv')}`)
    .pluck()
    .get() as string;
  const lines = gunzipSync(Buffer.from(kept, 'base64')).toString().split('\r\n');
  const forged = gzipSync(lines.with(6, `${lines[6]}x`).join('\r\n')).toString('base64');
  return [
    [byte('snapshot', '2026-09', 2), `${P1}its snapshot was changed`, `${P1}its snapshot cannot be read`],
    [byte('manifest', '2026-10', 900), `${P2}manifest.json was changed`],
    [byte('audit_hash', '2026-10', 1), `${P2}audit_hash is ~`],
    [`update evidence_file set body = '${forged}' ${file('report.csv')}`, `${P2}report.csv was changed in line 7`],
    [`update evidence_file set body = substr(body, 9) ${file('report.xlsx')}`, `${P2}report.xlsx was changed`],
    [`delete from evidence_file ${file('report.pdf')}`, `${P2}report.pdf is missing`],
    [
      "update evidence_pack set approved_by = (select person_id from report limit 1) where id = '2026-09'",
      `${P1}the trail does not say that an`,
    ],
    ["update evidence_pack set state = 'rejected' where id = '2026-09'", `${P2}does not follow the pack before it`],
    [`update evidence_file set sha256 = 'x' ${file('report.pdf')}`, `${P2}report.pdf was changed`],
  ];
}

async function approved(packs: Db, month: string, now: number): Promise<void> {
  const place = { db: packs, unitId: 'demo-unit', now };
  const officer = (n: number) => ({ id: `demo-staff-${n}`, name: `เจ้าหน้าที่ ${n}`, role: 'รพ.สต.' });
  const prepared = await preparePack(place, { month, money: null, reason: null, packId: month }, officer(1));
  if (isProblem(prepared)) throw new Error(prepared.problem);
  await sealPack(place, { packId: month, hash: prepared.hash, verifyUrl: 'https://vhv.example/verify' }, officer(2));
}
