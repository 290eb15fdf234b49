import { describe, expect, test } from 'vitest';
import { checkDigit } from '../../shared/people/citizen-id.ts';
import { type ApiBot, apiBot, type SignedIn } from './support/api.ts';

const idFrom = (first: string) => first + checkDigit(first);
const demoId = (n: number) => idFrom(`99999${String(n).padStart(7, '0')}`);
const newcomer = idFrom('110070000000');
const CSV = `CID,ชื่อ,สกุล,HCODE\n${newcomer},ใหม่,มา,99999\n${demoId(1).slice(0, 12)}x,=ก,ข,99999\n`;

interface Preview {
  readonly id: string;
  readonly seq: number;
  readonly state: string;
  readonly openUntil: string;
  readonly counts: Record<string, number>;
}

/** Sends a file as a page does. */
async function upload(bot: ApiBot, as: SignedIn, query: string, body: string | Uint8Array<ArrayBuffer> = CSV) {
  const headers = { authorization: `Bearer ${as.bearer}`, 'x-file-name': encodeURIComponent('ทะเบียน.csv') };
  const response = await fetch(`${bot.url}/api/roster/imports?${query}`, { method: 'POST', headers, body });
  return { status: response.status, json: (await response.json()) as Preview & { code: string } };
}

describe('a roster over HTTP', () => {
  test('is staged, applied and put back by an officer of its area, and is nobody else’s', async () => {
    const bot = await apiBot();
    const staff = await bot.register('จ', 'DEMO-STAFF-1');
    const volunteer = await bot.register('ก', 'DEMO-0002');
    const district = await bot.register('อ', 'DEMO-DISTRICT');
    const { status, json } = await upload(bot, staff, 'area=demo-unit&month=2026-11');
    expect([status, json.state, json.counts]).toEqual([201, 'staged', { new: 1, problem: 1 }]);
    expect(JSON.stringify(json)).not.toContain(newcomer);
    const path = `/roster/imports/${json.id}`;
    for (const [method, at, body] of [
      ['GET', path, undefined],
      ['GET', `${path}/lines`, undefined],
      ['POST', `${path}/file`, undefined],
      ['POST', `${path}/apply`, { seq: json.seq }],
      ['POST', `${path}/undo`, { seq: json.seq }],
      ['GET', '/roster/imports?area=demo-unit', undefined],
    ] as const) {
      const { status: refused } = await bot.call(method, at, { as: volunteer, ...(body ? { body } : {}) });
      expect([at, refused]).toEqual([at, 404]);
    }
    expect((await upload(bot, staff, 'area=demo-unit-2')).status).toBe(404);
    expect((await upload(bot, staff, 'area=demo-district')).status).toBe(404);
    expect((await bot.call('GET', `${path}`, { as: district })).status).toBe(200);

    const lines = await bot.call<{ lines: { problems: unknown }[] }>('GET', `${path}/lines`, { as: staff });
    expect(lines.json.lines).toMatchObject([{ line: 3, problems: [{ column: 'citizen', code: 'not-an-id' }] }]);
    const { csv } = (await bot.call<{ csv: string }>('POST', `${path}/file`, { as: staff })).json;
    // What table programs would run is shown by them; nothing of an id but its end.
    expect((await bot.call('GET', `^${csv}`)).text.split('\r\n')).toEqual([
      expect.stringContaining('บรรทัด,ผล,ชื่อ,'),
      "3,มีปัญหา ไม่ใช้บรรทัดนี้,'=ก ข,,เลขบัตรประชาชน,ไม่ใช่เลข 13 หลัก",
      '',
    ]);
    expect((await bot.call('GET', '/roster-files/x')).json).toMatchObject({ code: 'ticket-expired' });
    const body = { seq: json.seq };
    expect((await bot.call('POST', `${path}/apply`, { as: staff, body: { seq: 1 } })).json).toMatchObject({
      code: 'roster-changed',
    });
    expect((await bot.call('POST', `${path}/apply`, { as: staff, body })).json).toEqual({
      changed: 1,
      replayed: false,
    });
    expect((await bot.call('POST', `${path}/apply`, { as: staff, body })).json).toEqual({ changed: 1, replayed: true });
    const { seq } = (await bot.call<Preview>('GET', path, { as: staff })).json;
    expect((await bot.call('POST', `${path}/undo`, { as: staff, body: { seq } })).json).toEqual({
      changed: 1,
      replayed: false,
    });
    const imports = await bot.call('GET', '/roster/imports?area=demo-unit', { as: staff });
    const kept = { fileName: 'ทะเบียน.csv', state: 'undone', by: 'เจ้าหน้าที่ หนึ่ง', openUntil: json.openUntil };
    expect(imports.json).toMatchObject({ imports: [kept], next: null });
  });

  test('is no file that we do not read, nor one without end', async () => {
    const bot = await apiBot();
    const staff = await bot.register('จ', 'DEMO-STAFF-1');
    const area = 'area=demo-unit';
    expect((await upload(bot, staff, area, '%PDF-1.7')).json).toMatchObject({ why: 'ไม่ใช่ไฟล์ Excel หรือ CSV' });
    expect((await upload(bot, staff, area, 'ก,ข\n1,2')).json).toMatchObject({ code: 'roster-file' });
    expect((await upload(bot, staff, `${area}&month=x`)).json).toMatchObject({ code: 'invalid-request' });
    const huge = await upload(bot, staff, area, new Uint8Array(21 * 1024 * 1024));
    expect([huge.status, huge.json.code]).toEqual([413, 'too-large']);
  });

  test('changes one person from a month on, in units of the officer only', async () => {
    const bot = await apiBot();
    const staff = await bot.register('จ', 'DEMO-STAFF-1');
    const province = await bot.register('ป', 'DEMO-PROVINCE');
    const path = '/units/demo-unit/people/demo-volunteer-0040/post';
    const move = { what: 'move', month: '2026-11', toUnitId: 'demo-unit-2', villageId: null };
    expect((await bot.call('PUT', path, { as: staff, body: move })).status).toBe(404);
    expect((await bot.call('PUT', path.replace('0040', '9999'), { as: staff, body: move })).status).toBe(404);
    expect((await bot.call('PUT', path, { as: province, body: move })).json).toMatchObject({ action: 'move' });
    const leave = { what: 'leave', month: '2026-11', reason: 'died' };
    expect((await bot.call('PUT', path.replace('0040', '0041'), { as: staff, body: leave })).json).toMatchObject({
      action: 'leave',
    });
    const posts = bot.store
      .prepare(
        "select area_id, from_month, to_month, end_reason from assignment where person_id in ('demo-volunteer-0040', 'demo-volunteer-0041') order by person_id, from_month",
      )
      .all();
    expect(posts).toMatchObject([
      { area_id: 'demo-unit', to_month: '2026-10', end_reason: 'moved' },
      { area_id: 'demo-unit-2', from_month: '2026-11', to_month: null },
      { area_id: 'demo-unit', to_month: '2026-11', end_reason: 'died' },
    ]);
  });
});

describe('codes on paper', () => {
  test('are made for who is not registered, and work', async () => {
    const bot = await apiBot();
    const staff = await bot.register('จ', 'DEMO-STAFF-1');
    const district = await bot.register('อ', 'DEMO-DISTRICT');
    await bot.register('ก', 'DEMO-0001');
    expect((await bot.call('POST', '/units/demo-unit/codes', { as: district })).status).toBe(404);
    // Their posts run to the end of the month or of the next; nobody hands a card to the dead, or to who goes with this month.
    for (const [person, month, reason] of [
      ['0041', '2026-12', 'died'],
      ['0040', '2026-11', 'resigned'],
      ['0039', '2026-12', 'resigned'],
    ]) {
      const post = `/units/demo-unit/people/demo-volunteer-${person}/post`;
      const left = await bot.call('PUT', post, { as: staff, body: { what: 'leave', month, reason } });
      expect(left.json).toMatchObject({ action: 'leave' });
    }
    const made = await bot.call<{ codes: number; pdf: string }>('POST', '/units/demo-unit/codes', { as: staff });
    expect(made.json.codes).toBe(39);
    const file = await bot.call('GET', `^${made.json.pdf}`);
    expect([file.status, file.headers.get('content-type'), file.text.slice(0, 5)]).toEqual([
      200,
      'application/pdf',
      '%PDF-',
    ]);
    expect((await bot.call('GET', '/codes/nothing.pdf')).json).toMatchObject({ code: 'ticket-expired' });
    bot.clock.advance(11 * 60_000);
    expect((await bot.call('GET', `^${made.json.pdf}`)).json).toMatchObject({ code: 'ticket-expired' });
  });
});
