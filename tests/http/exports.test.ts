import { inflateRawSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { ExportsAnswer } from '../../shared/api/exports.ts';
import { itemsOf } from '../../shared/report/form.ts';
import { FORM_2567_2 } from '../../shared/report/forms/form-2567-2.ts';
import { type ApiBot, apiBot, type SignedIn } from './support/api.ts';

/** All reports of hers, so that the file has something to tell of who filed. */
const filedByStaff = (bot: ApiBot) =>
  bot.store.exec(
    "update report_version set filed_by = 'demo-staff-1' where report_id in (select id from report where person_id = 'demo-volunteer-0001')",
  );
const MONTHS = { from: '2026-09', to: '2026-10' };
const ask = (bot: ApiBot, as: SignedIn, areaId: string, months: object = MONTHS) =>
  bot.call<ExportsAnswer & { code: string }>('POST', '/exports', { as, body: { areaId, ...months } });
const text = async (bot: ApiBot, path: string) => {
  const answer = await fetch(`${bot.url}${path}`);
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
};

test('staff take out the reports of their area, and whoever is cut off goes on behind her last row', async () => {
  const bot = await apiBot();
  const staff = await bot.register('จ', 'DEMO-STAFF-1');
  filedByStaff(bot);
  const { json } = await ask(bot, staff, 'demo-unit');
  const csv = await text(bot, json.csv);
  expect(csv.headers.get('content-disposition')).toBe('attachment; filename="reports-2026-09-2026-10.csv"');
  const [headings = '', ...lines] = csv.text.trimEnd().split('\r\n');
  const columns = headings.replace('\ufeff', '').split(',');
  expect(columns.slice(0, 3)).toEqual(['row', 'province', 'district']);
  expect(columns.slice(-31)).toEqual(itemsOf(FORM_2567_2).map(({ code }) => code));
  expect(lines).toHaveLength(60);
  expect(lines.every((line) => line.split(',').length === columns.length)).toBe(true);
  const hers = lines.filter((line) => line.includes(',ตัวอย่าง หนึ่ง,'));
  expect(hers.map((line) => line.split(',')[columns.indexOf('filedBy')])).toEqual(Array(2).fill('เจ้าหน้าที่ หนึ่ง'));
  expect(lines.filter((line) => line.includes('เจ้าหน้าที่ หนึ่ง'))).toEqual(hers);
  for (const last of [0, 29, 30, 58]) {
    const row = encodeURIComponent(lines[last]?.split(',')[0] ?? '');
    expect((await text(bot, `${json.csv}?after=${row}`)).text.trimEnd().split('\r\n')).toEqual(lines.slice(last + 1));
  }
  const whole = (await text(bot, json.jsonl)).text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(whole.map(({ row }) => row)).toEqual(lines.map((line) => line.split(',')[0]));
  expect(whole[0]).toMatchObject({
    state: 'certified',
    unit: 'รพ.สต.บ้านตัวอย่าง',
    answers: { 'protect.1': expect.any(Number) },
  });
  const dictionary = (await text(bot, json.dictionary)).text;
  for (const column of columns) expect(dictionary).toContain(`\r\n${column},`);
  const xlsx = await fetch(`${bot.url}${json.xlsx}`);
  expect(
    Buffer.from(await xlsx.arrayBuffer())
      .subarray(0, 4)
      .toString('latin1'),
  ).toBe('PK\x03\x04');
});

test('a name that a table program would run is text in each kind of file', async () => {
  const bot = await apiBot();
  const staff = await bot.register('จ', 'DEMO-STAFF-1');
  const name = '=HYPERLINK("http://x","a")\r\n<b>,"';
  bot.store.prepare('update person set given_name = ? where id = (select min(person_id) from report)').run(name);
  const { json } = await ask(bot, staff, 'demo-unit', { from: '2026-10', to: '2026-10' });
  const csv = (await text(bot, json.csv)).text;
  const rows = parse(csv, { bom: true, columns: true }) as { name: string }[];
  expect(rows).toHaveLength(30);
  expect(rows.filter((row) => row.name.startsWith(`'${name} `))).toHaveLength(1);
  expect(csv).not.toMatch(/(^|[,\n]|")[=+@]/m);
  const lines = (await text(bot, json.jsonl)).text.trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).name as string).filter((one) => one.startsWith(name))).toHaveLength(1);
  const book = Buffer.from(await (await fetch(`${bot.url}${json.xlsx}`)).arrayBuffer());
  const sheet = inflateRawSync(book.subarray(30 + 'xl/worksheets/sheet1.xml'.length)).toString();
  expect(sheet).toContain(
    '<t xml:space="preserve">=HYPERLINK(&quot;http://x&quot;,&quot;a&quot;)\r\n&lt;b&gt;,&quot; ',
  );
  expect(sheet).not.toContain('<f');
});

test('above a district nobody’s name is in it, and others’ areas are not there', async () => {
  const bot = await apiBot();
  const staff = await bot.register('จ', 'DEMO-STAFF-1');
  const province = await bot.register('ส', 'DEMO-PROVINCE');
  const volunteer = await bot.register('ก', 'DEMO-0001');
  filedByStaff(bot);
  for (const [as, areaId] of [
    [staff, 'demo-unit-2'],
    [staff, 'th'],
    [volunteer, 'demo-unit'],
    [province, 'nowhere'],
  ] as const)
    expect((await ask(bot, as, areaId)).status).toBe(404);
  const { json } = await ask(bot, province, province.me.unit?.id ?? '');
  const { text: csv } = await text(bot, json.csv);
  expect(csv.split('\r\n').length).toBeGreaterThan(60);
  expect(csv).not.toMatch(/ตัวอย่าง หนึ่ง|เจ้าหน้าที่ หนึ่ง/);
});

test('what is asked wrongly, too late or of another kind is refused', async () => {
  const bot = await apiBot();
  const staff = await bot.register('จ', 'DEMO-STAFF-1');
  expect((await ask(bot, staff, 'demo-unit', { from: '2026-10', to: '2026-09' })).status).toBe(422);
  expect((await ask(bot, staff, 'demo-unit', { from: '2024-10', to: '2026-09' })).status).toBe(422);
  const { json } = await ask(bot, staff, 'demo-unit');
  const status = async (path: string) => (await text(bot, path)).status;
  expect(await status(`${json.csv}?after=x`)).toBe(422);
  expect(await status(`${json.xlsx}?after=demo-unit/2026-09/b`)).toBe(422);
  // A row of another export: what came behind it would not be its rest.
  expect(await status(`${json.csv}?after=demo-unit-2/2026-09/b`)).toBe(422);
  expect(await status(`${json.csv}?after=demo-unit/2026-08/b`)).toBe(422);
  expect(await status(json.csv.replace('.csv', '.pdf'))).toBe(404);
  expect(await status(json.csv.replace('/exports/', '/exports/x'))).toBe(409);
  bot.clock.advance(61 * 60_000);
  expect(await status(json.csv)).toBe(409);
});
