import { expect, test } from 'vitest';
import type { OwnData } from '../../bot/services/profile/own-data.ts';
import type { ExportAnswer } from '../../shared/api/people.ts';
import { type ApiBot, apiBot, type SignedIn } from './support/api.ts';

const MINUTE = 60_000;
const prepare = async (bot: ApiBot, as: SignedIn) => (await bot.call<ExportAnswer>('POST', '/export', { as })).json;
const open = <T = Record<string, unknown>>(bot: ApiBot, address: string) => bot.call<T>('GET', `^${address}`);

test('gives everything of hers as JSON, to be saved and kept by nobody on the way', async () => {
  const bot = await apiBot();
  const she = await bot.register('ก', 'DEMO-0001');
  await bot.call('PUT', '/consents/photo', { as: she, body: { given: true, version: '2569-1' } });
  await she.user.says('ส่งรายงาน ผู้สูงอายุ 4');
  await bot.settle();
  const { json: address, expiresAt } = await prepare(bot, she);
  expect(expiresAt).toBe(new Date(bot.clock.now() + 10 * MINUTE).toISOString());
  expect(address).toMatch(/^\/api\/export\/[\w-]+\.json$/);
  const file = await open<OwnData>(bot, address);
  expect(file.status).toBe(200);
  expect(file.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="my-vhv-data-2026-11-15.json"');
  expect(file.headers.get('cache-control')).toBe('no-store');
  expect(file.json).toMatchObject({
    person: { id: 'demo-volunteer-0001', givenName: 'ตัวอย่าง', birthDate: '1970-01-01', citizenIdTail: '0019' },
    line: { userId: she.user.userId, noticeVersion: '2569-3' },
    consents: [{ purpose: 'photo', given: true, version: '2569-1' }],
    drafts: [{ month: '2026-11', answers: { 'promote_health.7': 4 } }],
    sessions: [{}],
  });
  expect(file.json.duties).toHaveLength(2);
  expect(file.json.reports).toHaveLength(6);
  expect(file.json.reports[0]).toMatchObject({
    month: '2026-05',
    unit: 'รพ.สต.บ้านตัวอย่าง',
    state: 'certified',
    versions: [{ version: 1, channel: 'seed', filedByHerself: true, answers: { 'promote_health.7': 3 } }],
    events: [{ kind: 'submitted' }, { kind: 'certified' }],
  });
  const [{ balance = 0, entries = [] } = {}] = file.json.points;
  expect(balance).toBeGreaterThan(0);
  expect(entries.reduce((sum, { points }) => sum + points, 0)).toBe(balance);
});

test('tells which reminders she wants, and which she was sent', async () => {
  const bot = await apiBot();
  const she = await bot.register('ก', 'DEMO-0001');
  await bot.call('PUT', '/reminders', { as: she, body: { level: 'last', slot: 'evening' } });
  const sentAt = bot.clock.now();
  bot.store.exec(`
    insert into wave (id, area_id, month, name, aggregation_unit, state, seq, people, due_at, planned_by, created_at)
      values ('w', 'demo-unit', '2026-11', 'd5', 'd5', 'finished', 1, 2, 1, 'schedule', 1);
    insert into wave_chunk (unit_id, wave_id, part, people, run_at, state, attempts, sent_at)
      values ('demo-unit', 'w', 'day-1', 1, 1, 'sent', 1, ${sentAt}), ('demo-unit', 'w', 'day-2', 1, 1, 'cancelled', 0, null);
    insert into wave_recipient (unit_id, month, person_id, nth, wave_id, part, line_user_id)
      values ('demo-unit', '2026-11', 'demo-volunteer-0001', 1, 'w', 'day-1', '${she.user.userId}'),
        ('demo-unit', '2026-11', 'demo-volunteer-0002', 1, 'w', 'day-2', 'U2');`);
  const { json, csv } = await prepare(bot, she);
  expect((await open<OwnData>(bot, json)).json.reminders).toEqual({
    chosen: { level: 'last', slot: 'evening', at: new Date(sentAt).toISOString() },
    planned: [{ month: '2026-11', state: 'sent', sentAt: new Date(sentAt).toISOString() }],
  });
  const table = (await open(bot, csv)).text;
  expect(table).toContain('การเตือน,,ที่ตั้งไว้,เตือนครั้งเดียว ก่อนหมดกำหนด ตอนเย็น,');
  expect(table).toContain('การเตือน,พ.ย. 2569,ข้อความเตือน,ส่งแล้ว,');
});

test('names whoever filed for her and nobody else, and holds no key to anything', async () => {
  const bot = await apiBot();
  const she = await bot.register('ก', 'DEMO-0001');
  bot.store.exec(
    "update report_version set filed_by = 'demo-volunteer-0002' where report_id in (select id from report where person_id = 'demo-volunteer-0001')",
  );
  const { json, csv } = await prepare(bot, she);
  const both = (await open(bot, json)).text + (await open(bot, csv)).text;
  expect(both).not.toMatch(/demo-volunteer-0002|demo-staff|เจ้าหน้าที่ หนึ่ง/);
  expect(both).toContain('"filedBy": "ตัวอย่าง สอง"');
  expect(both).toContain('รายงาน,พ.ค. 2569,ส่งแทนโดย,ตัวอย่าง สอง,');
  const hashes = bot.store.prepare('select citizen_hash as h from person union select token_hash from session').all();
  for (const { h } of hashes as { h: string | null }[]) if (h) expect(both).not.toContain(h);
  expect(both).not.toContain(she.bearer);
});

test('gives the same as a table that Thai programs open, with the form’s own words', async () => {
  const bot = await apiBot();
  const she = await bot.register('ก', 'DEMO-0001');
  bot.store.exec(
    `update person set given_name = '=cmd|''/c calc''!A1', family_name = 'ก"ข,ค' where id = 'demo-volunteer-0001'`,
  );
  const { csv } = await prepare(bot, she);
  const file = await open(bot, csv);
  expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const bytes = new Uint8Array(await (await fetch(`${bot.url}${csv}`)).arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).slice(1).split('\r\n');
  expect(lines[0]).toBe('หมวด,เดือน,รายการ,ค่า,เวลา');
  expect(lines[1]).toBe(`ข้อมูลส่วนตัว,,ชื่อ,"'=cmd|'/c calc'!A1 ก""ข,ค",`);
  const all = lines.join('\n');
  expect(all).toContain('รายงาน,พ.ค. 2569,เยี่ยมบ้านและให้คำแนะนำผู้สูงอายุด้านการดูแลสุขภาพ,3,');
  expect(all).toMatch(/แต้ม,พ.ค. 2569,รายงานรับรองแล้ว,120,/);
  expect(all).toMatch(/เลขรับ \(ฉบับที่ 1\),\d{4}-\d{4}-\d{4},/);
  expect(all).toContain('ประวัติรายงาน,พ.ค. 2569,รับรองแล้ว,,');
});

test('an address is good for ten minutes, as long as she is linked, and for nobody who changes it', async () => {
  const bot = await apiBot();
  const she = await bot.register('ก', 'DEMO-0001');
  const { json } = await prepare(bot, she);
  const forged = json.replace(/export\/(.)/, (_, first) => `export/${first === 'A' ? 'B' : 'A'}`);
  const answers = [];
  for (const address of [`${json}x`, '/api/export/x.json', '/api/export/x', '/api/export/..%2f..%2fetc.json', forged]) {
    const { status, json: told } = await open(bot, address);
    answers.push([status, told.code]);
  }
  expect(answers).toEqual([
    [404, 'not-found'],
    [409, 'ticket-expired'],
    [404, 'not-found'],
    [404, 'not-found'],
    [409, 'ticket-expired'],
  ]);
  bot.clock.advance(10 * MINUTE);
  expect((await open(bot, json)).json.code).toBe('ticket-expired');

  const again = await prepare(bot, she);
  await bot.call('DELETE', '/line-link', { as: she, body: {} });
  expect((await open(bot, again.json)).json.code).toBe('ticket-expired');
  expect(JSON.stringify(bot.log)).not.toContain(json.slice(12, 60));
});

test('an address ends with the session that asked for it', async () => {
  const bot = await apiBot();
  const she = await bot.register('ก', 'DEMO-0001');
  const lent = await bot.signIn(she.user.userId);
  const [hers, theirs] = [await prepare(bot, she), await prepare(bot, lent)];
  await bot.call('DELETE', '/session', { as: lent });
  expect((await open(bot, theirs.json)).json.code).toBe('ticket-expired');
  expect((await open(bot, hers.json)).status).toBe(200);
  await bot.call('DELETE', '/sessions', { as: she });
  expect((await open(bot, hers.json)).json.code).toBe('ticket-expired');
});

test('is for who is registered', async () => {
  const bot = await apiBot();
  const stranger = await bot.signIn(bot.user('ก').userId);
  expect((await bot.call('POST', '/export')).status).toBe(401);
  expect((await bot.call('POST', '/export', { as: stranger })).json.code).toBe('not-registered');
});
