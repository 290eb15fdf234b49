import { describe, expect, test } from 'vitest';
import type { CallListAnswer } from '../../shared/api/call-list.ts';
import type { UnitsAnswer } from '../../shared/api/staff.ts';
import type { Role } from '../../shared/people/roles.ts';
import { type ApiBot, apiBot, type SignedIn } from './support/api.ts';

const LIST = '/units/demo-unit/call-list';
const read = async (bot: ApiBot, as: SignedIn, path = LIST) => bot.call<CallListAnswer>('GET', path, { as });

/** Somebody of the demo with this duty besides her own. */
async function withDuty(bot: ApiBot, role: Role, areaId: string, from = '2026-01', to: string | null = null) {
  const she = await bot.register('ท', 'DEMO-0040');
  bot.store
    .prepare('insert into assignment (person_id, role, area_id, from_month, to_month) values (?, ?, ?, ?, ?)')
    .run('demo-volunteer-0040', role, areaId, from, to);
  return she;
}

describe('staff of a unit', () => {
  test('see who has not reported this month, and why a reminder does not reach each', async () => {
    const bot = await apiBot();
    const staff = await bot.register('จ', 'DEMO-STAFF-1');
    const she = await bot.register('ก', 'DEMO-0001');
    await bot.register('ข', 'DEMO-0002');
    const blocked = await bot.register('ค', 'DEMO-0003');
    await blocked.user.block();
    await bot.settle();
    for (const line of ['ส่งรายงาน ผู้สูงอายุ 4', 'ยืนยันส่ง']) await she.user.says(line);
    await bot.settle();
    const { status, headers, json } = await read(bot, staff);
    expect([status, headers.get('cache-control'), headers.get('etag')]).toEqual([200, 'no-store', null]);
    expect(json).toMatchObject({
      unit: { id: 'demo-unit', name: 'รพ.สต.บ้านตัวอย่าง' },
      month: '2026-11',
      months: ['2026-11'],
      totals: { entitled: 42, reported: 1, missing: 41, outOfReach: 40 },
    });
    const of = (n: string) => json.people.find(({ id }) => id === `demo-volunteer-${n}`);
    expect(json.people).toHaveLength(41);
    expect(of('0001')).toBeUndefined();
    const [name, village] = ['ตัวอย่าง สอง', 'บ้านตัวอย่าง หมู่ 2'];
    expect(of('0002')).toMatchObject({ name, village, phone: '0000000002', smartphone: null, why: null, since: null });
    expect(of('0003')).toMatchObject({ why: 'blocked', since: new Date(bot.clock.now()).toISOString() });
    expect(of('0004')).toMatchObject({ why: 'never-linked', since: null });
    expect(json.people.map((one) => one.village)).toEqual(json.people.map((one) => one.village).toSorted());
  });

  test('in the first days of a month are shown the last one first', async () => {
    const bot = await apiBot({ start: Date.parse('2026-12-02T03:00:00Z') });
    const staff = await bot.register('จ', 'DEMO-STAFF-1');
    expect((await read(bot, staff)).json).toMatchObject({ month: '2026-11', months: ['2026-11', '2026-12'] });
    expect((await read(bot, staff, `${LIST}?month=2026-12`)).json).toMatchObject({ month: '2026-12' });
    for (const [month, code] of [
      ['2026-10', 'month-closed'],
      ['2027-01', 'month-closed'],
      ['soon', 'invalid-request'],
    ])
      expect((await bot.call('GET', `${LIST}?month=${month}`, { as: staff })).json).toMatchObject({ code });
  });

  test.each([
    ['DEMO-STAFF-1', ['demo-unit']],
    ['DEMO-DISTRICT', ['demo-unit']],
    ['DEMO-PROVINCE', ['demo-unit', 'demo-unit-2']],
    ['DEMO-NATIONAL', ['demo-unit', 'demo-unit-2']],
    ['DEMO-0001', []],
  ])('%s looks after %j', async (code, units) => {
    const bot = await apiBot();
    const staff = await bot.register('จ', code);
    const { json } = await bot.call<UnitsAnswer>('GET', '/units', { as: staff });
    expect(json).toEqual({ units: json.units, next: null });
    expect(json.units.map(({ id }) => id)).toEqual(units);
    // What is listed is what opens, and nothing else does.
    for (const id of ['demo-unit', 'demo-unit-2'])
      expect((await read(bot, staff, `/units/${id}/call-list`)).status).toBe(units.includes(id) ? 200 : 404);
  });

  test('read their units page by page', async () => {
    const bot = await apiBot();
    const staff = await bot.register('จ', 'DEMO-PROVINCE');
    const page = async (query: string) => (await bot.call<UnitsAnswer>('GET', `/units${query}`, { as: staff })).json;
    expect(await page('?limit=1')).toMatchObject({ units: [{ id: 'demo-unit' }], next: 'demo-unit' });
    expect(await page('?limit=1&after=demo-unit')).toMatchObject({
      units: [{ id: 'demo-unit-2', district: 'อำเภอตัวอย่างสอง', actions: expect.arrayContaining(['report.read']) }],
      next: null,
    });
    for (const wrong of ['0', '51', 'all']) expect(await page(`?limit=${wrong}`)).toMatchObject({ status: 422 });
  });
});

describe('nobody else', () => {
  const NOT_FOUND = { status: 404, json: { code: 'not-found' } };
  const trail = (bot: ApiBot) =>
    bot.store
      .prepare(
        "select unit_id, actor, subject, detail from audit_entry where action = 'access.refused' order by unit_id",
      )
      .all();

  test.each<[string, Role, string, string?, (string | null)?]>([
    ['staff of another unit', 'unit-staff', 'demo-unit-2'],
    ['staff of another district', 'district', 'demo-district-2'],
    ['staff whose duty is over', 'unit-staff', 'demo-unit', '2026-01', '2026-10'],
    ['staff whose duty begins next month', 'unit-staff', 'demo-unit', '2026-12'],
    ['a head volunteer of the unit', 'head-volunteer', 'demo-unit'],
    ['a partner', 'partner', 'th'],
    ['somebody whom a slip made unit staff of a district', 'unit-staff', 'demo-district'],
  ])('%s is told what a unit that is not there tells, and it is written down once', async (_, role, area, from, to) => {
    const bot = await apiBot();
    const she = await withDuty(bot, role, area, from, to);
    const answers = [];
    for (const unit of ['demo-unit', 'demo-unit', 'nowhere', 'nowhere-else']) {
      const got = await bot.call('GET', `/units/${unit}/call-list`, { as: she });
      expect(got).toMatchObject(NOT_FOUND);
      answers.push(got.text);
    }
    expect(new Set(answers).size).toBe(1);
    const note = { actor: 'person:demo-volunteer-0040', detail: '{"action":"unit.call-list"}' };
    expect(trail(bot)).toEqual([
      { unit_id: '-', subject: 'unit:-', ...note },
      { unit_id: 'demo-unit', subject: 'unit:demo-unit', ...note },
    ]);
  });

  test('a plain volunteer, a village, a district, a LINE user who is not registered', async () => {
    const bot = await apiBot();
    const she = await bot.register('ก', 'DEMO-0002');
    expect(await read(bot, she)).toMatchObject(NOT_FOUND);
    const district = await bot.register('อ', 'DEMO-DISTRICT');
    for (const area of ['demo-village-1', 'demo-district'])
      expect(await read(bot, district, `/units/${area}/call-list`)).toMatchObject(NOT_FOUND);
    const stranger = await bot.signIn(bot.user('ข').userId);
    expect((await bot.call('GET', LIST, { as: stranger })).json).toMatchObject({ code: 'not-registered' });
    expect((await bot.call('GET', LIST)).json).toMatchObject({ code: 'not-signed-in' });
  });

  test('finds a phone number in the log, in what LINE was sent, or in another answer', async () => {
    const bot = await apiBot();
    const staff = await bot.register('จ', 'DEMO-STAFF-1');
    expect((await read(bot, staff)).text).toContain('0000000002');
    expect(JSON.stringify(bot.log)).not.toContain('0000000002');
    expect(bot.store.prepare("select count(*) as n from outbox where rendered like '%0000000002%'").get()).toEqual({
      n: 0,
    });
    expect((await bot.call('GET', '/months', { as: staff })).text).not.toContain('0000000002');
  });
});

describe('who has no smartphone', () => {
  const PHONE = (n: string, unit = 'demo-unit') => `/units/${unit}/people/demo-volunteer-${n}/smartphone`;
  const kept = (bot: ApiBot) =>
    bot.store.prepare("select smartphone from person where id = 'demo-volunteer-0002'").get() as { smartphone: number };

  test('is noted by staff, taken back, and stands in the trail', async () => {
    const bot = await apiBot();
    const staff = await bot.register('จ', 'DEMO-STAFF-1');
    const say = (smartphone: unknown) => bot.call('PUT', PHONE('0002'), { as: staff, body: { smartphone } });
    expect((await say(false)).status).toBe(204);
    const of = async () => (await read(bot, staff)).json.people.find(({ id }) => id === 'demo-volunteer-0002');
    expect(await of()).toMatchObject({ smartphone: false, why: 'no-smartphone' });
    expect((await say(false)).status).toBe(204);
    expect((await say(null)).status).toBe(204);
    expect(await of()).toMatchObject({ smartphone: null, why: 'never-linked' });
    expect((await say('no')).status).toBe(422);
    expect(
      bot.store
        .prepare("select actor, subject, detail from audit_entry where action = 'person.smartphone-noted' order by seq")
        .all(),
    ).toEqual(
      ['{"from":null,"to":0}', '{"from":0,"to":null}'].map((detail) => ({
        actor: 'person:demo-staff-1',
        subject: 'person:demo-volunteer-0002',
        detail,
      })),
    );
  });

  test('is not noted by others, nor of others', async () => {
    const bot = await apiBot();
    const body = { smartphone: false };
    const she = await withDuty(bot, 'unit-staff', 'demo-unit-2');
    const tries = [PHONE('0002'), PHONE('0002', 'demo-unit-2'), PHONE('9999'), PHONE('0002', 'nowhere')];
    for (const path of tries) expect((await bot.call('PUT', path, { as: she, body })).status).toBe(404);
    const volunteer = await bot.register('ก', 'DEMO-0002');
    expect((await bot.call('PUT', PHONE('0002'), { as: volunteer, body })).status).toBe(404);
    expect(kept(bot)).toEqual({ smartphone: null });
  });
});

test('what staff noted of her stands in the copy that she takes home', async () => {
  const bot = await apiBot();
  const staff = await bot.register('จ', 'DEMO-STAFF-1');
  const she = await bot.register('ก', 'DEMO-0002');
  await bot.call('PUT', '/units/demo-unit/people/demo-volunteer-0002/smartphone', {
    as: staff,
    body: { smartphone: false },
  });
  const { json } = await bot.call<{ json: string; csv: string }>('POST', '/export', { as: she });
  expect((await bot.call('GET', `^${json.json}`)).json).toMatchObject({ person: { smartphone: false } });
  expect((await bot.call('GET', `^${json.csv}`)).text).toMatch(/สมาร์ตโฟน"?,"?ไม่มี/);
});

test.each([
  ['DEMO-STAFF-1', /ส่งแล้ว 0 จาก 42 คน.*ยังรอ 42 คน.*ไลน์ไปไม่ถึง 42 คนค่ะ.*call-list/s],
  ['DEMO-PROVINCE', /เลือกหน่วยงาน/],
  ['DEMO-0001', /สำหรับเจ้าหน้าที่/],
])('in the chat %s hears how many, and no name or number', async (code, heard) => {
  const bot = await apiBot();
  const she = await bot.register('ก', code);
  await she.user.says('รายชื่อค้างส่ง');
  const said = JSON.stringify(await she.user.waitForReply());
  expect(said).toMatch(heard);
  for (const word of ['ตัวอย่าง สอง', '0000000002']) expect(said).not.toContain(word);
});
