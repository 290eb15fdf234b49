import { describe, expect, test } from 'vitest';
import type { ReviewAnswer } from '../../shared/api/review.ts';
import type { ColleaguesAnswer, DelegationsAnswer, DutiesAnswer, UnitsAnswer } from '../../shared/api/staff.ts';
import { saidTo } from '../webhook/support/story.ts';
import { type ApiBot, apiBot, type SignedIn } from './support/api.ts';
import { MONTH, read, reportBody } from './support/reports.ts';
import { act, lineOf, plain } from './support/review.ts';

const ID = '0195f3a0-0000-7000-8000-000000000001';
const OTHER_ID = '0195f3a0-0000-7000-8000-000000000002';
const DAY = 86_400_000;
const AREA = '/staff/areas/demo-unit';
const LOAN = `${AREA}/delegations/${ID}`;

/** Somebody of the second unit, who stands in for those of the first. */
async function standIn(bot: ApiBot) {
  const she = await bot.register('ค', 'DEMO-0040');
  bot.store
    .prepare("insert into assignment (person_id, role, area_id, from_month) values (?, 'unit-staff', ?, '2026-01')")
    .run(she.me.id, 'demo-unit-3');
  return she;
}

async function stage() {
  const bot = await apiBot();
  // A unit of the same district: who works there may be asked to stand in.
  bot.store
    .prepare(
      "insert into area (id, kind, parent_id, name) values ('demo-unit-3', 'unit', 'demo-district', 'รพ.สต.สาม')",
    )
    .run();
  const [giver, other, she] = [
    await bot.register('จ', 'DEMO-STAFF-1'),
    await bot.register('ฉ', 'DEMO-STAFF-2'),
    await standIn(bot),
  ];
  const at = (days: number) => new Date(bot.clock.now() + days * DAY).toISOString();
  const loan = (given: object = {}) => ({
    personId: she.me.id,
    role: 'unit-staff',
    from: null,
    until: at(7),
    ...given,
  });
  const lend = (body: object = loan(), as: SignedIn = giver, path = LOAN) => bot.call('PUT', path, { as, body });
  const units = async (as: SignedIn) =>
    (await bot.call<UnitsAnswer>('GET', '/units', { as })).json.units.map(({ id }) => id);
  return { bot, giver, other, she, at, loan, lend, units };
}

const trail = (bot: ApiBot) =>
  bot.store
    .prepare("select unit_id, actor, action, subject from audit_entry where action like 'delegation.%' order by seq")
    .all();

describe('a duty that is lent', () => {
  test('holds at once, is listed with whose it is, and ends by itself', async () => {
    const { bot, giver, other, she, lend, units, at } = await stage();
    expect(await units(she)).toEqual(['demo-unit-3']);
    expect((await lend()).status).toBe(201);
    expect(await units(she)).toEqual(['demo-unit', 'demo-unit-3']);
    expect((await bot.call('GET', '/units/demo-unit/call-list', { as: she })).status).toBe(200);
    const { json } = await bot.call<DutiesAnswer>('GET', '/staff/duties', { as: she });
    expect(json.duties).toMatchObject([
      { role: 'unit-staff', area: { id: 'demo-unit-3', kind: 'unit' }, lent: null },
      {
        role: 'unit-staff',
        area: { id: 'demo-unit', name: 'รพ.สต.บ้านตัวอย่าง' },
        lent: { by: 'เจ้าหน้าที่ หนึ่ง', until: at(7) },
      },
    ]);
    expect(json.duties[0]?.actions).toContain('delegation.give');
    expect(json.duties[1]?.actions).toContain('report.certify');
    expect(json.duties[1]?.actions).not.toContain('delegation.give');
    const listed = async (as: SignedIn) =>
      (await bot.call<DelegationsAnswer>('GET', '/staff/delegations', { as })).json.delegations;
    const loan = {
      id: ID,
      area: { id: 'demo-unit', name: 'รพ.สต.บ้านตัวอย่าง' },
      to: { id: she.me.id, name: 'ตัวอย่าง สี่สิบ' },
      by: { id: 'demo-staff-1', name: 'เจ้าหน้าที่ หนึ่ง' },
      until: at(7),
      takenBackAt: null,
    };
    for (const as of [giver, other, she]) expect(await listed(as)).toMatchObject([loan]);
    expect(await listed(await bot.register('ก', 'DEMO-0001'))).toEqual([]);
    bot.clock.advance(7 * DAY - 1);
    expect(await units(she)).toEqual(['demo-unit', 'demo-unit-3']);
    bot.clock.advance(1);
    expect(await units(she)).toEqual(['demo-unit-3']);
    expect(await listed(she)).toMatchObject([loan]);
    expect((await bot.call('GET', '/units/demo-unit/call-list', { as: she })).status).toBe(404);
    bot.clock.advance(92 * DAY);
    expect(await listed(await bot.signIn(bot.user('ค').userId))).toEqual([]);
  });

  test('begins when it was said to', async () => {
    const { bot, she, lend, loan, units, at } = await stage();
    expect((await lend(loan({ from: at(2) }))).status).toBe(201);
    expect(await units(she)).toEqual(['demo-unit-3']);
    bot.clock.advance(2 * DAY);
    expect(await units(she)).toEqual(['demo-unit', 'demo-unit-3']);
  });

  test('is over at once when it is taken back, also by a colleague, and when the giver’s own is', async () => {
    const { bot, giver, other, she, lend, loan, units } = await stage();
    await lend();
    expect((await bot.call('DELETE', LOAN, { as: other })).status).toBe(204);
    expect((await bot.call('DELETE', LOAN, { as: other })).status).toBe(204);
    expect(await units(she)).toEqual(['demo-unit-3']);
    expect((await lend(loan(), giver, `${AREA}/delegations/${OTHER_ID}`)).status).toBe(201);
    expect(await units(she)).toEqual(['demo-unit', 'demo-unit-3']);
    bot.store.prepare("update assignment set to_month = '2026-10' where person_id = 'demo-staff-1'").run();
    expect(await units(she)).toEqual(['demo-unit-3']);
    expect((await bot.call('GET', '/units/demo-unit/call-list', { as: she })).status).toBe(404);
    const note = { unit_id: 'demo-unit', subject: 'person:demo-volunteer-0040' };
    expect(trail(bot)).toEqual([
      { ...note, actor: 'person:demo-staff-1', action: 'delegation.given' },
      { ...note, actor: 'person:demo-staff-2', action: 'delegation.revoked' },
      { ...note, actor: 'person:demo-staff-1', action: 'delegation.given' },
    ]);
  });

  test('is over when she leaves the service herself; her menu, an officer’s already, was never touched', async () => {
    const { bot, she, lend, units } = await stage();
    const menus = () => bot.store.prepare("select count(*) as n from outbox where kind = 'menu'").get();
    const before = menus();
    await lend();
    await bot.settle();
    expect(menus()).toEqual(before);
    bot.store.prepare("update assignment set to_month = '2026-10' where area_id = 'demo-unit-3'").run();
    expect(await units(she)).toEqual([]);
    expect((await bot.call('GET', '/units/demo-unit/call-list', { as: she })).status).toBe(404);
  });

  test('is one, however often the same request comes', async () => {
    const { bot, lend, loan, at } = await stage();
    const answers = await Promise.all([lend(), lend(), lend()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    for (const again of [loan({ until: at(8) }), loan({ from: at(1), until: at(2) })])
      expect((await lend(again)).json).toMatchObject({ code: 'delegation-exists' });
    const second = await lend(loan({ from: at(6), until: at(9) }), undefined, `${AREA}/delegations/${OTHER_ID}`);
    expect(second.json).toMatchObject({ status: 409, code: 'delegation-exists' });
    expect(trail(bot)).toHaveLength(1);
  });
});

test('what was done in a lent duty says so: to officers, and to her for whom it was filed', async () => {
  const { bot, other, she, lend } = await stage();
  await lend();
  const volunteer = await bot.register('ก', 'DEMO-0031');
  const path = `/units/demo-unit/people/${volunteer.me.id}/reports/${MONTH}`;
  expect((await bot.call('PUT', path, { as: she, body: reportBody(plain()) })).status).toBe(201);
  await act(bot, she, await lineOf(bot, other, 31), 'return', { reason: 'too-high' });
  const line = await lineOf(bot, other, 31);
  const { json } = await bot.call<ReviewAnswer>('GET', `/units/demo-unit/reports/${line.id}`, { as: other });
  const inDuty = { by: { id: she.me.id }, inDutyOf: 'เจ้าหน้าที่ หนึ่ง' };
  expect(json.events).toMatchObject([
    { kind: 'returned', ...inDuty },
    { kind: 'submitted', ...inDuty },
  ]);
  const own = (await read(bot, volunteer)).json.versions[0];
  expect(own).toMatchObject({ filedBy: she.me.name, inDutyOf: 'เจ้าหน้าที่ หนึ่ง' });
  await bot.call('PUT', path, { as: other, body: reportBody(plain({ 'promote_health.7': 5 }), { basedOn: 1 }) });
  expect((await read(bot, volunteer)).json.versions[0]).not.toHaveProperty('inDutyOf');
});

describe('she hears of it with her next reply, which costs nothing', () => {
  const heard = async (bot: ApiBot) => {
    await bot.user('ค').says('ตรวจรายงาน');
    await bot.settle();
    return saidTo(bot.user('ค')).join('\n');
  };

  test('that it is hers, where her unit is asked for from then on, and that it is over', async () => {
    const { bot, giver, she, lend } = await stage();
    expect(await heard(bot)).not.toContain('เลือกหน่วยงาน');
    await lend();
    await bot.pass(2_000);
    expect(saidTo(bot.user('ค')).join('\n')).not.toContain('ทำแทน');
    const told = await heard(bot);
    expect(told).toContain('เจ้าหน้าที่ หนึ่ง มอบหน้าที่ให้ท่านทำแทนค่ะ');
    expect(told).toContain('รพ.สต.บ้านตัวอย่าง');
    expect(told).toContain('เลือกหน่วยงาน');
    await bot.call('DELETE', LOAN, { as: giver });
    expect(await heard(bot)).toContain('ไม่ต้องทำหน้าที่แทน เจ้าหน้าที่ หนึ่ง แล้วค่ะ');
    expect(she.me.name).toBe('ตัวอย่าง สี่สิบ');
    expect(bot.store.prepare("select count(*) as n from outbox where kind = 'push'").get()).toEqual({ n: 0 });
  });

  test('nothing of what was taken back before she heard of it', async () => {
    const { bot, giver, lend } = await stage();
    await lend();
    await bot.call('DELETE', LOAN, { as: giver });
    expect(await heard(bot)).not.toContain('ทำแทน');
    expect(await heard(bot)).not.toContain('ไม่ต้องทำหน้าที่แทน');
  });
});

describe('nobody lends', () => {
  test.each<[string, number, string, (at: (days: number) => string) => object]>([
    ['for longer than a quarter', 422, 'invalid-request', (at) => ({ until: at(93) })],
    ['for no time', 422, 'invalid-request', (at) => ({ from: at(2), until: at(2) })],
    ['from yesterday on', 422, 'invalid-request', (at) => ({ from: at(-1) })],
    ['a duty that she has not', 422, 'delegation-too-wide', () => ({ role: 'district' })],
    ['what is no duty of staff', 422, 'delegation-too-wide', () => ({ role: 'volunteer' })],
    ['to who is no staff', 404, 'not-found', () => ({ personId: 'demo-volunteer-0001' })],
    ['to staff of another district', 404, 'not-found', () => ({ personId: 'demo-staff-far' })],
    ['to nobody', 404, 'not-found', () => ({ personId: '' })],
    ['to herself', 404, 'not-found', () => ({ personId: 'demo-staff-1' })],
  ])('%s', async (_, status, code, given) => {
    const { bot, lend, loan, at } = await stage();
    bot.store.prepare("insert into person (id, given_name, family_name) values ('demo-staff-far', 'ก', 'ข')").run();
    bot.store
      .prepare(
        "insert into assignment (person_id, role, area_id, from_month) values ('demo-staff-far', 'unit-staff', 'demo-unit-2', '2026-01')",
      )
      .run();
    expect((await lend(loan(given(at)))).json).toMatchObject({ status, code });
    expect(trail(bot)).toEqual([]);
  });

  test('for longer than it is her own', async () => {
    const { bot, lend, loan, at } = await stage();
    bot.store.prepare("update assignment set to_month = '2026-11' where person_id = 'demo-staff-1'").run();
    expect((await lend(loan({ until: at(20) }))).json).toMatchObject({ code: 'delegation-too-wide' });
    expect((await lend(loan({ until: at(1) }))).status).toBe(201);
  });

  test('what was lent to her, nor what is below her', async () => {
    const { bot, she, loan, lend } = await stage();
    await lend();
    const district = await bot.register('อ', 'DEMO-DISTRICT');
    const body = loan({ personId: 'demo-staff-2' });
    const path = `${AREA}/delegations/${OTHER_ID}`;
    expect((await lend(body, she, path)).json).toMatchObject({ code: 'not-found' });
    expect((await lend(body, district, path)).json).toMatchObject({ code: 'delegation-too-wide' });
    const own = { personId: 'demo-staff-2', role: 'district' };
    const above = `/staff/areas/demo-district/delegations/${OTHER_ID}`;
    expect((await lend(loan(own), district, above)).status).toBe(201);
  });

  test('to more people than stand-ins are; what was taken back counts no more', async () => {
    const { bot, at, lend, loan } = await stage();
    const until = bot.clock.now() + 7 * DAY;
    const add = bot.store.prepare(
      "insert into delegation values (?, 'demo-district-1', 'unit-staff', 'demo-unit', 'demo-staff-1', 1, ?, ?)",
    );
    for (let n = 0; n < 100; n++) add.run(`d${n}`, until, null);
    expect((await lend()).json).toMatchObject({ code: 'delegation-exists' });
    bot.store.prepare("update delegation set revoked_at = 2 where id <> 'd7'").run();
    // As many as there may be were taken back, and end later than what stands.
    for (let n = 100; n < 200; n++) add.run(`d${n}`, until + DAY, 2);
    expect((await lend(loan({ personId: 'demo-district-1', until: at(1) }))).json).toMatchObject({
      code: 'delegation-exists',
    });
    expect((await lend()).status).toBe(201);
  });

  test('in an area of others, or takes back there: they answer like areas and loans that are not', async () => {
    const { bot, giver, lend, loan } = await stage();
    await lend();
    const texts = new Set<string>();
    for (const area of ['demo-unit-2', 'demo-district', 'nowhere']) {
      const path = `/staff/areas/${area}`;
      for (const got of [
        await lend(loan(), giver, `${path}/delegations/${OTHER_ID}`),
        await bot.call('DELETE', `${path}/delegations/${ID}`, { as: giver }),
        await bot.call('GET', `${path}/colleagues?name=เจ้า`, { as: giver }),
      ]) {
        expect(got.status).toBe(404);
        texts.add(got.text);
      }
    }
    const unknown = await bot.call('DELETE', `${AREA}/delegations/${OTHER_ID}`, { as: giver });
    expect(new Set([...texts, unknown.text]).size).toBe(1);
    // Of another area of hers, the id alone opens nothing.
    const district = await bot.register('อ', 'DEMO-DISTRICT');
    const through = await bot.call('DELETE', `/staff/areas/demo-district/delegations/${ID}`, { as: district });
    expect(through.text).toBe(unknown.text);
    const subjects = bot.store
      .prepare("select distinct subject from audit_entry where action = 'access.refused' order by subject")
      .all()
      .map((row) => (row as { subject: string }).subject);
    expect(subjects).toEqual(['area:demo-district', 'unit:-', 'unit:demo-unit-2']);
  });
});

describe('a stand-in is found', () => {
  test('by the beginning of either name, among staff of the district alone', async () => {
    const { bot, giver } = await stage();
    const find = async (name: string) => {
      const path = `${AREA}/colleagues?name=${encodeURIComponent(name)}`;
      return (await bot.call<ColleaguesAnswer>('GET', path, { as: giver })).json;
    };
    expect((await find('เจ้าหน้าที่')).people.map(({ id }) => id)).toEqual(['demo-staff-2', 'demo-district-1']);
    expect((await find('สี่สิบ')).people).toEqual([{ id: 'demo-volunteer-0040', name: 'ตัวอย่าง สี่สิบ', place: 'รพ.สต.สาม' }]);
    // A volunteer; somebody of the province; what would be a pattern.
    for (const name of ['ตัวอย่าง หนึ่ง', 'จังหวัด', '%%', "' or 1=1"]) expect(await find(name)).toEqual({ people: [] });
    expect(await find('ก')).toMatchObject({ code: 'invalid-request' });
    // Before she types, those of her own unit.
    expect((await find('')).people.map(({ id }) => id)).toEqual(['demo-staff-2']);
  });
});
