import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkDigit } from '../../shared/people/citizen-id.ts';
import { workbook } from '../roster-files/xlsx.ts';
import { startBot, type TestBot } from '../support/bot.ts';
import { IDENTITY_KEY } from '../support/demo-store.ts';
import { type Operator, operator } from './support/operator.ts';

const HEADINGS = ['ลำดับ', 'เลขประจำตัวประชาชน', 'ชื่อ-สกุล', 'วันเกิด', 'หมู่ที่', 'เบอร์โทร', 'สถานะ', 'กรุ๊ปเลือด'];
const idFrom = (first: string) => first + checkDigit(first);
/** A volunteer of the demo (contract.md). */
const demoId = (n: number) => idFrom(`99999${String(n).padStart(7, '0')}`);

let bot: TestBot;
let run: Operator['run'];
let folder: string;
beforeEach(async () => {
  bot = await startBot();
  ({ run } = operator({ DATABASE_URL: `file:${bot.file}`, IDENTITY_KEY }, { clock: bot.clock }));
  folder = mkdtempSync(join(tmpdir(), 'vhv-roster-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const importOf = (lines: readonly string[]) => /import (\S+)/.exec(lines.join('\n'))?.[1] ?? '';
const person = (id: string) =>
  bot.store
    .prepare('select given_name, family_name, phone, birth_date from person where citizen_tail = ?')
    .get(id.slice(-4));

test('a unit’s workbook is staged, looked at, applied and put back', async () => {
  const newcomer = idFrom('110070000000');
  const lost = idFrom('012345678901');
  const file = join(folder, 'ทะเบียน.xlsx');
  const rows = [
    ['บัญชีรายชื่อ อสม. รพ.สต.บ้านตัวอย่าง'],
    HEADINGS,
    ['1', newcomer, 'นางสาวใหม่ มาแล้ว', '๑ ม.ค. ๒๕๓๐', '๒', '812345678', '', 'A'],
    ['2', demoId(2), 'ตัวอย่าง สอง', '1/1/2513', '2', '', 'ลาออก', ''],
    ['3', lost.slice(1), 'ศูนย์ หาย', '', '', '', '', ''],
  ];
  writeFileSync(file, await workbook(rows));
  const shown = await run('roster', 'import', file, '--area', '99999');
  const text = shown.join('\n');
  expect(text).toContain('lines 3 · leave 1 · new 1 · problem 1');
  expect(text).toContain('columns that nobody knows, not used: กรุ๊ปเลือด');
  expect(text).toContain('line 5  problem  ศูนย์ หาย (…?)  citizen: lost-zero');
  expect(text).toContain('on the roster and not in the file, left as they are: 41');
  for (const id of [newcomer, demoId(2), lost, lost.slice(1)]) expect(text).not.toContain(id);

  const importId = importOf(shown);
  expect(await run('roster', 'apply', importId, '--yes')).toEqual(['applied: 2 lines']);
  expect(person(newcomer)).toEqual({
    given_name: 'ใหม่',
    family_name: 'มาแล้ว',
    phone: '0812345678',
    birth_date: '1987-01-01',
  });
  expect(await run('roster', 'apply', importId, '--yes')).toEqual(['applied: 2 lines (it was before)']);
  expect(await run('roster', 'undo', importId, '--yes')).toEqual(['undone: 2 lines']);
  expect(person(newcomer)).toBeUndefined();
  bot.store.prepare('delete from roster_line where import_id = ?').run(importId);
  const forgotten = 'undone: it was before, so long ago that its lines are forgotten';
  expect(await run('roster', 'undo', importId, '--yes')).toEqual([forgotten]);

  const restored = await run('roster', 'import', file, '--area', '99999', '--restore-zeros');
  expect(restored.join('\n')).toContain('citizen: restored-zero');
  // Whole ids stand nowhere in the store.
  const tables = ['roster_line', 'roster_import', 'person', 'audit_entry'];
  const kept = JSON.stringify(tables.map((table) => bot.store.prepare(`select * from ${table}`).all()));
  for (const id of [newcomer, demoId(2), lost]) expect(kept).not.toContain(id);
});

test('what cannot be done is told in one line', async () => {
  const file = join(folder, 'x.csv');
  writeFileSync(file, 'ก,ข\n1,2\n');
  await expect(run('roster', 'import', file, '--area', '99999')).rejects.toThrow('roster-file, reason no-headings');
  writeFileSync(file, `CID,ชื่อ,สกุล\n${demoId(1)},ก,ข\n`);
  await expect(run('roster', 'import', file, '--area', 'demo-district')).rejects.toThrow('reason no-unit-column');
  writeFileSync(file, '%PDF-1.7');
  await expect(run('roster', 'import', file, '--area', '99999')).rejects.toThrow('not-a-table');
  await expect(run('roster', 'apply', 'nothing')).rejects.toThrow('there is no import nothing');
  await expect(run('roster', 'import', file, '--area', 'nowhere')).rejects.toThrow('--area: there is no nowhere');
});

test('the sheet of codes is a PDF, or a page, and its codes let in', async () => {
  const env = { DATABASE_URL: `file:${bot.file}`, IDENTITY_KEY, LINE_BOT_BASIC_ID: '@demo' };
  const office = operator(env, { clock: bot.clock });
  const [pdf, html] = [join(folder, 'sheet.pdf'), join(folder, 'sheet.html')];
  expect(await office.run('codes', '--unit', '99999', '--out', pdf)).toEqual([
    `42 codes written to ${pdf}; print it and keep no copy`,
  ]);
  expect(readFileSync(pdf, 'latin1').slice(0, 5)).toBe('%PDF-');
  await office.run('codes', '--unit', '99999', '--out', html);
  const [, code = ''] = /<b>([A-Z2-9]{4}-[A-Z2-9]{4})<\/b>/.exec(readFileSync(html, 'utf8')) ?? [];
  const user = bot.sim.user('ก');
  await user.says(`ลงทะเบียน ${code}`);
  await user.says('ใช่ ฉันเอง');
  await bot.settle();
  expect(bot.store.prepare('select count(*) as linked from line_link').get()).toEqual({ linked: 1 });
});
