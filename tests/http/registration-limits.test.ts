import { expect, test } from 'vitest';
import { type ApiBot, apiBot, type SignedIn } from './support/api.ts';
import { idOf, papersOf } from './support/people.ts';

const MINUTE = 60_000;
interface Answered {
  code?: string;
  retryAt?: string;
  maskedName?: string;
  roleTitle?: string;
  addsRole?: boolean;
  ticket: string;
  me?: { id: string; roles: string[] };
}
const ask = (bot: ApiBot, as: SignedIn, body: unknown, address = '203.0.113.1') =>
  bot.call<Answered>('POST', '/registration', { as, body, headers: { 'x-test-address': address } });
const guess = (n: number) => ({ citizenId: idOf(n), birthDate: '1999-09-09' });
const newcomer = (bot: ApiBot, name: string) => bot.signIn(bot.user(name).userId);
/** Behind a proxy that tells addresses. */
const known = () => apiBot({ addressOf: (c) => c.req.header('x-test-address') ?? null });

test('after five misses she waits, also over a restart, and chat and page count together', async () => {
  const bot = await known();
  const user = bot.user('ก');
  const she = await bot.signIn(user.userId);
  await user.says('ลงทะเบียน WRNG-0001');
  await bot.settle();
  for (let n = 1; n <= 4; n++) expect((await ask(bot, she, guess(7))).json.code).toBe('identity-unknown');
  await bot.crash();
  const blocked = await ask(bot, she, papersOf(7));
  expect([blocked.status, blocked.json.code]).toEqual([429, 'too-many-tries']);
  expect(blocked.json.retryAt).toBe(new Date(bot.clock.now() + MINUTE).toISOString());
  expect(blocked.headers.get('retry-after')).toBe('60');
  expect((await ask(bot, she, { code: 'DEMO-0007' })).json.code).toBe('too-many-tries');
  await user.says('ลงทะเบียน DEMO-0007');
  expect(JSON.stringify(await user.waitForReply())).toContain('ลองหลายครั้งแล้ว');
  bot.clock.advance(MINUTE);
  expect((await ask(bot, she, papersOf(7))).json.maskedName).toBe('ตัวอย่าง เจ็…');
  expect(bot.log.filter(({ event }) => event === 'registration.throttled')).toHaveLength(2);
});

test('to unlink and to come back by her own papers makes nobody’s misses forgotten', async () => {
  const bot = await known();
  const she = await newcomer(bot, 'ก');
  for (let n = 1; n <= 4; n++) expect((await ask(bot, she, guess(7))).json.code).toBe('identity-unknown');
  const { ticket } = (await ask(bot, she, papersOf(8))).json;
  const body = { ticket, noticeVersion: '2569-3' };
  expect((await bot.call('POST', '/registration/confirm', { as: she, body })).status).toBe(200);
  expect((await bot.call('DELETE', '/line-link', { as: she, body: {} })).status).toBe(200);
  const again = await newcomer(bot, 'ก');
  expect((await ask(bot, again, guess(7))).json.code).toBe('identity-unknown');
  expect((await ask(bot, again, guess(7))).json.code).toBe('too-many-tries');
});

test('sixty misses an hour from one network are many; other networks and codes go on', async () => {
  const bot = await known();
  const people = await Promise.all(Array.from({ length: 17 }, (_, n) => newcomer(bot, `คน ${n}`)));
  for (const [n, as] of people.slice(0, 16).entries())
    for (let miss = 0; miss < 4 && n * 4 + miss <= 60; miss++)
      expect((await ask(bot, as, guess(7), `2001:db8:1:2::${n}`)).json.code).toBe('identity-unknown');
  const last = people[16];
  if (!last) throw new Error('nobody');
  expect((await ask(bot, last, papersOf(7), '2001:db8:1:2:ffff::1')).json.code).toBe('too-many-tries');
  expect((await ask(bot, last, { code: 'DEMO-0007' }, '2001:db8:1:2:ffff::1')).status).toBe(200);
  expect((await ask(bot, last, papersOf(7), '2001:db8:1:3::1')).status).toBe(200);
  const keys = bot.store.prepare("select key from throttle where key like 'identity:%'").all();
  expect(JSON.stringify(keys)).not.toMatch(/2001|db8/);
});

test('too many in the whole installation make everybody wait for seconds, but no code', async () => {
  const bot = await known();
  const [she, other] = [await newcomer(bot, 'ก'), await newcomer(bot, 'ข')];
  bot.store.prepare("insert into throttle values ('identity', 2000, ?, 0)").run(bot.clock.now() - MINUTE);
  expect((await ask(bot, she, guess(7))).json.code).toBe('identity-unknown');
  const slowed = await ask(bot, other, papersOf(8));
  expect([slowed.status, slowed.headers.get('retry-after')]).toEqual([429, '5']);
  expect((await ask(bot, other, { code: 'DEMO-0008' })).json.maskedName).toBe('ตัวอย่าง แป…');
  bot.clock.advance(5_000);
  expect((await ask(bot, other, papersOf(8))).status).toBe(200);
});

test('codes say what chat says', async () => {
  const bot = await known();
  const she = await bot.register('มี', 'DEMO-0001');
  const stranger = await newcomer(bot, 'ใหม่');
  bot.store.exec("update registration_code set expires_at = 1 where person_id = 'demo-volunteer-0003'");
  const codes = [];
  for (const code of ['DEMO-0001', 'DEMO-0003', 'NONE-0000', 'ก', '']) {
    const { status, json } = await ask(bot, stranger, { code });
    codes.push([status, json.code]);
  }
  expect(codes).toEqual([
    [409, 'code-used'],
    [409, 'code-expired'],
    [404, 'code-unknown'],
    [404, 'code-unknown'],
    [422, 'invalid-request'],
  ]);
  expect((await ask(bot, she, { code: 'DEMO-0002' })).json.code).toBe('code-of-another');
  expect((await ask(bot, she, papersOf(2))).json.code).toBe('code-of-another');
  expect((await ask(bot, she, { code: 'demo ๐๐๐๑' })).json.me?.id).toBe('demo-volunteer-0001');
  expect((await ask(bot, she, papersOf(1))).json.me?.id).toBe('demo-volunteer-0001');
  expect((await ask(bot, stranger, papersOf(1))).json.code).toBe('person-linked');
});

test('a code of a role adds it to her, as in chat', async () => {
  const bot = await known();
  const she = await bot.register('มี', 'DEMO-0001');
  const offer = await ask(bot, she, { code: 'DEMO-STAFF-1' });
  expect(offer.json).toMatchObject({ addsRole: true, roleTitle: 'เจ้าหน้าที่ รพ.สต.', maskedName: 'ตัวอย่าง ห…' });
  const body = { ticket: offer.json.ticket, noticeVersion: '2569-3' };
  const added = await bot.call<Answered>('POST', '/registration/confirm', { as: she, body });
  expect(added.json.me?.roles.sort()).toEqual(['head-volunteer', 'unit-staff', 'volunteer']);
});

test('nobody asks without a session', async () => {
  const bot = await known();
  for (const path of ['/registration', '/registration/confirm']) {
    const { status } = await bot.call('POST', path, { body: { code: 'DEMO-0001' } });
    expect(status).toBe(401);
  }
});
