import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { lineClient } from '../../bot/line/client.ts';
import { PATIENT_MS } from '../support/patience.ts';
import { menuStand } from './stand.ts';

const errands = (stand: Awaited<ReturnType<typeof menuStand>>) =>
  stand.bot.store.prepare("select state, error from outbox where kind = 'menu' order by id").all();
const warnings = (stand: Awaited<ReturnType<typeof menuStand>>) =>
  stand.bot.log.filter(({ level }) => level !== 'info');

test('who registers gets the menu of volunteers, and the areas of both menus are understood', async () => {
  const stand = await menuStand();
  await stand.deploy();
  const user = stand.bot.sim.user('new');
  await user.follow();
  expect(stand.seenBy(user)).toBe('vhv:guest');
  await stand.register('new', 'DEMO-0005');
  await stand.bot.pass(2_000);
  expect(stand.seenBy(user)).toBe('vhv:volunteer');
  const menu = stand.bot.sim.world.menus.menus.get(user.person.richMenuId ?? '');
  for (const { action } of menu?.areas ?? []) {
    await user.tap(action);
    expect((await user.waitForReply()).from).not.toBe('user');
  }
  expect(errands(stand)).toEqual([{ state: 'sent', error: null }]);
  expect(warnings(stand)).toEqual([]);
});

test('who blocked the account and comes back gets her menu again', async () => {
  const stand = await menuStand();
  await stand.deploy();
  const user = await stand.register('returning', 'DEMO-0006');
  await user.block();
  user.person.richMenuId = null;
  await user.unblock();
  await stand.bot.pass(2_000);
  expect(stand.seenBy(user)).toBe('vhv:volunteer');
});

test('who reports sees it in her menu, also after a new phone; sent again it costs no errand', async () => {
  const stand = await menuStand();
  await stand.deploy();
  const user = await stand.register('sender', 'DEMO-0009');
  await user.says('ส่งรายงาน ผู้สูงอายุ 4 ที่เหลือเป็น 0');
  await stand.bot.settle();
  await user.says('ยืนยันส่ง');
  await stand.bot.pass(2_000);
  expect(stand.seenBy(user)).toBe('vhv:reported');
  const before = errands(stand).length;
  await user.says('ส่งใหม่ ผู้สูงอายุ 5');
  await stand.bot.settle();
  await user.says('ยืนยันส่ง');
  await stand.bot.pass(2_000);
  expect(stand.bot.store.prepare('select max(version) from report').pluck().get()).toBe(2);
  expect(errands(stand)).toHaveLength(before);
  await user.block();
  user.person.richMenuId = null;
  await user.unblock();
  await stand.bot.pass(2_000);
  expect(stand.seenBy(user)).toBe('vhv:reported');
});

test('an errand that LINE answered too late does not undo the next one', async () => {
  const stand = await menuStand();
  await stand.deploy();
  stand.bot.sim.fail({ endpoint: 'POST /v2/bot/user', times: 3, fault: 'error-before' });
  const user = await stand.register('overtaking', 'DEMO-0010');
  await stand.bot.pass(3_000);
  await user.says('ส่งรายงาน ผู้สูงอายุ 4 ที่เหลือเป็น 0');
  await stand.bot.settle();
  await user.says('ยืนยันส่ง');
  stand.bot.sim.heal();
  await stand.bot.pass(60_000);
  expect(stand.seenBy(user)).toBe('vhv:reported');
  expect(errands(stand)).toEqual([
    { state: 'refused', error: 'refused: overtaken' },
    { state: 'sent', error: null },
  ]);
});

test('an errand that waited past midnight of the 1st brings the menu of the new month', async () => {
  const stand = await menuStand(Date.parse('2026-11-30T23:59:50+07:00'));
  await stand.deploy();
  const user = await stand.register('late', 'DEMO-0011');
  stand.bot.sim.fail({ endpoint: 'POST /v2/bot/user', times: 99, fault: 'error-before' });
  await user.says('ส่งรายงาน ผู้สูงอายุ 4 ที่เหลือเป็น 0');
  await stand.bot.settle();
  await user.says('ยืนยันส่ง');
  await stand.bot.pass(15_000);
  stand.bot.sim.heal();
  await stand.bot.pass(60_000);
  expect(stand.seenBy(user)).toBe('vhv:volunteer');
});

test('before the command ever ran the errand ends quietly, and the command makes up for it', async () => {
  const stand = await menuStand();
  const user = await stand.register('first', 'DEMO-0007');
  await stand.bot.pass(2_000);
  expect(errands(stand)).toMatchObject([{ state: 'refused' }]);
  expect(warnings(stand)).toEqual([]);
  expect(stand.writes()).toEqual([]);
  await stand.deploy();
  expect(stand.seenBy(user)).toBe('vhv:volunteer');
});

test('a LINE without rich menus breaks no turn', async () => {
  const stand = await menuStand();
  await stand.deploy();
  stand.bot.sim.fail({ endpoint: 'POST /v2/bot/user', times: 9, fault: 'not-found' });
  const user = await stand.register('patient', 'DEMO-0008');
  await stand.bot.pass(2_000);
  await user.says('แต้ม');
  await user.waitForReply();
  expect(errands(stand)).toMatchObject([{ state: 'refused', error: expect.stringContaining('refused') }]);
});

test.each([404, 501])('%i is a no that is not asked again', async (status) => {
  const server = createServer((_, response) => response.writeHead(status).end('{"message":"nothing here"}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const apiOrigin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sent = await lineClient({ channelAccessToken: 't', apiOrigin, timeoutMs: PATIENT_MS }).linkRichMenu(
    'U1',
    'richmenu-1',
  );
  expect(sent).toMatchObject({ kind: 'refused', status, message: 'nothing here' });
  server.closeAllConnections();
  server.close();
});
