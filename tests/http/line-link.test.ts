import { expect, test } from 'vitest';
import { openSqlite } from '../../bot/db/sqlite.ts';
import { richMenus } from '../../bot/line/rich-menu.ts';
import { deployMenus } from '../../bot/menus/deploy.ts';
import { keptPicture, wantedMenus } from '../../bot/menus/wanted.ts';
import type { UnlinkAnswer } from '../../shared/api/people.ts';
import { ACCESS_TOKEN, LOGIN_CHANNEL_ID } from '../support/app.ts';
import { type ApiBot, apiBot, type SignedIn } from './support/api.ts';
import { papersOf } from './support/people.ts';

const unlink = (bot: ApiBot, as: SignedIn, body: object = {}) =>
  bot.call<UnlinkAnswer & { code: string }>('DELETE', '/line-link', { as, body });
const said = async (bot: ApiBot, user: ReturnType<ApiBot['user']>, words: string) => {
  await user.says(words);
  await bot.settle();
  return JSON.stringify(await user.waitForReply());
};

test('she is nobody at once, on every phone; what she reported stays', async () => {
  const bot = await apiBot();
  const she = await bot.register('ก', 'DEMO-0001');
  const tablet = await bot.signIn(she.user.userId);
  const reports = () =>
    bot.store.prepare("select count(*) as n from report where person_id = 'demo-volunteer-0001'").get();
  const before = reports();
  const answer = await unlink(bot, she);
  expect([answer.status, answer.json]).toEqual([200, { deauthorized: null }]);
  expect(answer.headers.get('set-cookie')).toMatch(/^__Host-session=; .*Max-Age=0/);
  for (const as of [she, tablet]) expect((await bot.call('GET', '/session', { as })).status).toBe(401);
  expect(reports()).toEqual(before);
  expect((await bot.signIn(she.user.userId)).me.id).toBeNull();
  const row = bot.store.prepare("select unit_id, actor, subject from audit_entry where action = 'line.unlinked'").all();
  expect(row).toEqual([
    { unit_id: 'demo-unit', actor: 'person:demo-volunteer-0001', subject: 'person:demo-volunteer-0001' },
  ]);
});

test('chat knows her no more: not her points, not her draft, not what was lost on the way', async () => {
  const bot = await apiBot();
  const she = await bot.register('ก', 'DEMO-0001');
  await she.user.says('ส่งรายงาน ผู้สูงอายุ 4 ลูกน้ำ 10 หลัง');
  await bot.settle();
  bot.store
    .prepare(
      `insert into outbox (lane, id, kind, event_id, notices, state, attempts, run_at, created_at)
       values (?, 'x', 'reply', 'x', '[{"notice":"receipt"}]', 'lost', 1, 0, 0)`,
    )
    .run(she.user.userId);
  await unlink(bot, she);
  expect(bot.store.prepare('select count(*) as n from draft').get()).toEqual({ n: 0 });
  expect(bot.store.prepare("select count(*) as n from outbox where state = 'lost'").get()).toEqual({ n: 0 });
  for (const words of ['แต้ม', 'รายงานของฉัน', 'ส่งรายงาน', 'ยืนยันส่ง', '10', 'กลับไปทำต่อ']) {
    const reply = await said(bot, she.user, words);
    expect(reply, words).not.toMatch(/ตัวอย่าง หนึ่ง|ผู้สูงอายุ|10 หลัง|เลขรับ/);
  }
  expect(await said(bot, she.user, 'แต้ม')).toContain('ลงทะเบียน');
});

test('her code is used up; her citizen id or a new code bring her back, and her drafts were not kept', async () => {
  const bot = await apiBot();
  const she = await bot.register('ก', 'DEMO-0001');
  await unlink(bot, she);
  expect(await said(bot, she.user, 'ลงทะเบียน DEMO-0001')).toContain('รหัสนี้ใช้ลงทะเบียนไปแล้ว');
  const back = await bot.signIn(she.user.userId);
  expect((await bot.call('POST', '/registration', { as: back, body: { code: 'DEMO-0001' } })).json.code).toBe(
    'code-used',
  );
  const { json } = await bot.call<{ ticket: string }>('POST', '/registration', { as: back, body: papersOf(1) });
  const confirmed = await bot.call<{ me: { id: string } }>('POST', '/registration/confirm', {
    as: back,
    body: { ticket: json.ticket, noticeVersion: '2569-3' },
  });
  expect(confirmed.json.me.id).toBe('demo-volunteer-0001');
  expect(await said(bot, she.user, 'แต้ม')).toContain('สมุดแต้ม');
});

test('who never wrote a word is answered when she does', async () => {
  const bot = await apiBot();
  const user = bot.user('ก');
  const stranger = await bot.signIn(user.userId);
  const offer = await bot.call<{ ticket: string }>('POST', '/registration', { as: stranger, body: papersOf(1) });
  const body = { ticket: offer.json.ticket, noticeVersion: '2569-3' };
  await bot.call('POST', '/registration/confirm', { as: stranger, body });
  expect((await unlink(bot, stranger)).status).toBe(200);
  expect(await said(bot, user, 'แต้ม')).toContain('ลงทะเบียน');
});

test('a second unlinking changes nothing, and nobody else’s link can be cut', async () => {
  const bot = await apiBot();
  const [she, other] = [await bot.register('ก', 'DEMO-0001'), await bot.register('ข', 'DEMO-0002')];
  const answers = await Promise.all([unlink(bot, she), unlink(bot, she), unlink(bot, she)]);
  for (const { status } of answers) expect([200, 401, 403]).toContain(status);
  expect(bot.store.prepare("select count(*) as n from audit_entry where action = 'line.unlinked'").get()).toEqual({
    n: 1,
  });
  expect((await bot.call<{ me: { id: string } }>('GET', '/session', { as: other })).json.me.id).toBe(
    'demo-volunteer-0002',
  );
  const stranger = await bot.signIn(bot.user('ค').userId);
  expect((await unlink(bot, stranger)).json.code).toBe('not-registered');
});

test('the menu on her phone is everybody’s again, also when the one of volunteers still waited to be sent', async () => {
  const bot = await apiBot();
  const db = openSqlite(bot.file);
  const line = richMenus({ channelAccessToken: ACCESS_TOKEN, apiOrigin: bot.sim.url, dataApiOrigin: bot.sim.url });
  const quiet = { say: () => {}, progress: () => {}, pause: async (ms: number) => bot.clock.advance(ms) };
  await deployMenus({ db, line, clock: bot.clock, ...quiet }, await wantedMenus(keptPicture));
  await db.close();
  const user = bot.user('ก');
  await user.follow();
  const menuOf = () => {
    const { menus } = bot.sim.world;
    return menus.menus.get(user.person.richMenuId ?? menus.defaultId ?? '')?.name.split(':')[1];
  };
  const she = await bot.register('ก', 'DEMO-0001');
  await bot.pass(2_000);
  expect(menuOf()).toBe('volunteer');
  await unlink(bot, she);
  await bot.pass(2_000);
  expect([menuOf(), user.person.richMenuId]).toEqual(['guest', null]);
  const again = await bot.register('ก', 'DEMO-STAFF-1');
  await unlink(bot, again);
  await bot.pass(2_000);
  expect(menuOf()).toBe('guest');
});

test('LINE forgets her permission too, when the page hands over its token; if not, she is unlinked all the same', async () => {
  const bot = await apiBot();
  const access = (userId: string) =>
    bot.sim.world.login.accessToken({ userId, clientId: LOGIN_CHANNEL_ID, expiresAt: bot.clock.now() + 3_600_000 });
  const she = await bot.register('ก', 'DEMO-0001');
  const accessToken = access(she.user.userId);
  expect((await unlink(bot, she, { accessToken })).json).toEqual({ deauthorized: true });
  expect(bot.sim.world.login.access.has(accessToken)).toBe(false);

  const other = await bot.register('ข', 'DEMO-0002');
  expect((await unlink(bot, other, { accessToken: 'stale' })).json).toEqual({ deauthorized: false });
  expect((await bot.signIn(other.user.userId)).me.id).toBeNull();
  expect(JSON.stringify(bot.log)).not.toContain(accessToken);
});
