import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addMonths, monthAt } from '../../shared/calendar/months.ts';
import { startBot, type TestBot } from '../support/bot.ts';
import { type Operator, operator } from './support/operator.ts';

const HOUR = 3_600_000;
let bot: TestBot;
let run: Operator['run'];

beforeEach(async () => {
  bot = await startBot();
  ({ run } = operator({ DATABASE_URL: `file:${bot.file}` }, { clock: bot.clock }));
});

describe('schedule', () => {
  test('shows what comes when, in Bangkok, and what is late or failed', async () => {
    expect(await run('schedule')).toEqual(['nothing yet: a server that starts writes it']);
    await bot.app.startDue();
    const before = await run('schedule');
    expect(before.find((line) => line.startsWith('keep-house'))).toMatch(/next 20\d\d-\d\d-\d\d \d\d:15 {2}never ran$/);
    bot.clock.advance(2 * HOUR);
    expect((await run('schedule')).join('\n')).toContain('late: does a server run?');
    await bot.app.startDue();
    await bot.app.dueDone();
    expect((await run('schedule')).find((line) => line.startsWith('keep-house'))).toMatch(/last 20\d\d.* \d\d:\d\d$/);
    bot.store.exec("update schedule set failures = 2, error = 'disk full' where name = 'keep-house'");
    expect((await run('schedule')).join('\n')).toContain('failed 2 times: disk full');
  });
});

describe('holiday', () => {
  test('is added, listed and removed, each with its audit row', async () => {
    const known = await run('holiday', 'list');
    expect(known[0]).toBe('01-01       th            วันขึ้นปีใหม่');
    await run('holiday', 'add', '--area', '99999', '--day', '2026-11-25', '--name', 'งานบุญประจำปี');
    expect(await run('holiday', 'list', '--area', '99999')).toEqual([
      '2026-11-25  demo-unit     งานบุญประจำปี',
      '1 holidays',
    ]);
    await run('holiday', 'remove', '--area', 'demo-unit', '--day', '2026-11-25');
    expect(await run('holiday', 'list')).toEqual(known);
    const trail = bot.store.prepare("select action from audit_entry where unit_id = '-' order by seq").pluck().all();
    expect(trail.slice(1)).toEqual(['holiday.add', 'holiday.remove']);
  });

  test.each([
    [['add', '--area', 'nowhere', '--day', '11-25', '--name', 'x'], '--area: there is no area nowhere'],
    [['add', '--area', 'th', '--day', '11-31', '--name', 'x'], '--day: a day, 2026-11-25, or 11-25 for each year'],
    [['add', '--area', 'th', '--day', '2026-02-29', '--name', 'x'], '--day: a day'],
    [['add', '--area', 'th', '--day', '02-29'], '--name: missing'],
    [['add', '--area', 'th', '--day', '2569-11-25', '--name', 'x'], 'in the common era it is 2026'],
    [['list', '--area', 'nowhere'], '--area: there is no area nowhere'],
    [['remove', '--area', 'th', '--day', '02-29'], 'has no holiday 02-29'],
    [['throw'], '--area: missing'],
  ])('%j is refused in one line', async (args, why) => {
    await expect(run('holiday', ...args)).rejects.toThrow(why);
  });
});

test('call-list names whom no reminder reaches, and how many of all', async () => {
  const list = await run('call-list', '--unit', '99999');
  expect(list).toHaveLength(43);
  expect(list[0]).toMatch(/^ตัวอย่าง .* {2}บ้านตัวอย่าง หมู่ 1 {2}\d{10} {2}never linked LINE$/);
  expect(list.at(-1)).toMatch(/: 42 out of reach, of 42 missing and 42 volunteers$/);
  await expect(run('call-list', '--unit', '1')).rejects.toThrow('--unit: there is no unit with HCODE 1');
});

describe('export', () => {
  let folder: string;
  let out: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'export-'));
    out = join(folder, 'reports.csv');
    writeFileSync(out, 'last month');
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const make = (...months: string[]) => run('export', '--area', 'demo-unit', '--out', out, ...months);

  test('takes the place of an earlier file once it is whole', async () => {
    const month = addMonths(monthAt(bot.clock.now()), -1);
    expect(await make('--from', month, '--to', month)).toEqual([`${out}: รพ.สต.บ้านตัวอย่าง, ${month} to ${month}`]);
    expect(readFileSync(out, 'utf8').trimEnd().split('\r\n')).toHaveLength(31);
    expect(readdirSync(folder)).toEqual(['reports.csv']);
  });

  test.each([
    [['--from', '2569-10'], '--from: 2569-10 is more than 12 months ahead; as a year of the common era it is 2026-10'],
    [['--from', '2020-01', '--to', '9026-10'], '--to: 9026-10 is more than 12 months ahead'],
    [['--from', '2026-02', '--to', '2026-01'], '--from: 2026-02 is later than --to, 2026-01'],
    [['--to', '2020'], '--to: a month, 2026-11'],
    [['--to', '2020-01'], '2020-01 to 2020-01: no reports, nothing was written'],
  ])('%j leaves the earlier file as it was', async (months, why) => {
    await expect(make(...months)).rejects.toThrow(why);
    expect(readFileSync(out, 'utf8')).toBe('last month');
  });
});
