import { v4 as uuid } from 'uuid';
import { describe, expect, test } from 'vitest';
import { saidTo } from '../webhook/support/story.ts';
import { type ApiBot, apiBot, type SignedIn } from './support/api.ts';
import { LARVAE, MONTH, reportBody, send } from './support/reports.ts';
import { act, certifyMany, lineOf, plain, queue, reporters, UNIT } from './support/review.ts';

const MINUTE = 60_000;
const budget = (bot: ApiBot) => bot.store.prepare('select reserved from message_budget').get() as { reserved: number };
const file = (bot: ApiBot, as: SignedIn, n: number, body: unknown) =>
  bot.call('PUT', `${UNIT}/people/demo-volunteer-${String(n).padStart(4, '0')}/reports/${MONTH}`, { as, body });
const BLOCKED = `insert into follower (lane, followed_at, blocked_at) values (?, 0, 1)
  on conflict (lane) do update set blocked_at = 1`;
const setMost = (bot: ApiBot, most: number) =>
  bot.store.prepare('update message_budget set most = ?, messages = ?').run(most, most);
const pushes = (bot: ApiBot) =>
  bot.store
    .prepare("select state from outbox where kind = 'push' order by created_at")
    .all()
    .map((row) => (row as { state: string }).state);

async function reported() {
  const bot = await apiBot();
  const staff = await bot.register('จ', 'DEMO-STAFF-1');
  const [she] = await reporters(bot, [31]);
  if (!she) throw new Error('nobody');
  return { bot, staff, she, line: await lineOf(bot, staff, 31) };
}

test('a report that comes back is pushed, with the way to the very answer and another menu', async () => {
  const { bot, staff, she, line } = await reported();
  await act(bot, staff, line, 'return', { reason: 'too-high', item: LARVAE });
  await bot.pass(2_000);
  const said = saidTo(she.user).join('\n');
  expect(said).toContain('ขอให้แก้รายงาน');
  expect(JSON.stringify(she.user.chat)).toContain(`month=${MONTH}&item=protect.1`);
  expect([pushes(bot), budget(bot).reserved]).toEqual([['sent'], 1]);
  expect(bot.store.prepare("select notices from outbox where kind = 'menu' order by created_at desc").get()).toEqual({
    notices: '[{"menu":"returned"}]',
  });
});

test('without a budget, or with a spent one, it is told with her next reply', async () => {
  const { bot, staff, she, line } = await reported();
  setMost(bot, 0);
  await act(bot, staff, line, 'return', { words: 'ลูกน้ำน่าจะมากไป' });
  await bot.pass(2_000);
  expect(pushes(bot)).toEqual([]);
  expect(saidTo(she.user).join('\n')).not.toContain('ลูกน้ำน่าจะมากไป');
  await she.user.says('แต้ม');
  await bot.settle();
  expect(saidTo(she.user).join('\n')).toContain('ลูกน้ำน่าจะมากไป');
});

test('what she has corrected meanwhile is told no more', async () => {
  const { bot, staff, she, line } = await reported();
  setMost(bot, 0);
  await act(bot, staff, line, 'return', { words: 'ลูกน้ำน่าจะมากไป' });
  await send(bot, she, reportBody(plain({ [LARVAE]: 1 }), { basedOn: 1 }));
  await she.user.says('แต้ม');
  await bot.settle();
  expect(saidTo(she.user).join('\n')).not.toContain('ลูกน้ำน่าจะมากไป');
});

describe('what a head volunteer filed for who has no phone', () => {
  async function filed(more: { linked?: boolean } = {}) {
    const bot = await apiBot();
    const staff = await bot.register('จ', 'DEMO-STAFF-1');
    const head = await bot.register('ก', 'DEMO-0001');
    const she = more.linked ? await bot.register('ค', 'DEMO-0005') : null;
    await file(bot, head, 5, reportBody(plain({ [LARVAE]: 99 })));
    return { bot, staff, head, she, line: await lineOf(bot, staff, 5) };
  }

  test('comes back to her: whose, why, and the way to correct it, within the budget', async () => {
    const { bot, staff, head, line } = await filed();
    await act(bot, staff, line, 'return', { words: 'ลูกน้ำน่าจะมากไป', item: LARVAE });
    await bot.pass(2_000);
    const said = saidTo(head.user).join('\n');
    for (const words of ['ขอให้แก้รายงานที่ส่งแทน', 'ตัวอย่าง ห้า', 'ลูกน้ำน่าจะมากไป', 'ลูกน้ำยุงลาย'])
      expect(said).toContain(words);
    expect(JSON.stringify(head.user.chat)).toContain(`/demo-unit/${MONTH}/file/demo-volunteer-0005`);
    expect([pushes(bot), budget(bot).reserved]).toEqual([['sent'], 1]);
  });

  test('she for whom it was filed still gets hers, first; what has no room comes with the next reply', async () => {
    const { bot, staff, head, she, line } = await filed({ linked: true });
    setMost(bot, 1);
    await act(bot, staff, line, 'return', { words: 'ลูกน้ำน่าจะมากไป' });
    await bot.pass(2_000);
    expect(saidTo(she?.user ?? head.user).join('\n')).toContain('ขอให้แก้รายงาน\n');
    expect(saidTo(head.user).join('\n')).not.toContain('ลูกน้ำน่าจะมากไป');
    await head.user.says('แต้ม');
    await bot.settle();
    expect(saidTo(head.user).join('\n')).toContain('ลูกน้ำน่าจะมากไป');
    expect(budget(bot).reserved).toBe(1);
  });

  test('is told no more when it is corrected', async () => {
    const { bot, staff, head, line } = await filed();
    setMost(bot, 0);
    await act(bot, staff, line, 'return', { words: 'ลูกน้ำน่าจะมากไป' });
    await file(bot, head, 5, reportBody(plain(), { basedOn: 1 }));
    await head.user.says('แต้ม');
    await bot.settle();
    expect(saidTo(head.user).join('\n')).not.toContain('ลูกน้ำน่าจะมากไป');
  });

  test('is told no more when it waits in the queue again, whatever became of her duty since', async () => {
    const { bot, staff, head, line } = await filed();
    setMost(bot, 0);
    await act(bot, staff, line, 'return', { words: 'ลูกน้ำน่าจะมากไป' });
    bot.store.exec("delete from assignment where role = 'head-volunteer'");
    const again = await act(bot, staff, { id: line.id, seq: 2 }, 'reopen', { words: 'ส่งใหม่ไม่ได้' });
    expect(again.status).toBe(200);
    await head.user.says('แต้ม');
    await bot.settle();
    expect(saidTo(head.user).join('\n')).not.toContain('ลูกน้ำน่าจะมากไป');
  });

  test.each([
    ['blocked us', (bot: ApiBot, lane: string) => bot.store.prepare(BLOCKED).run(lane)],
    [
      'is head volunteer no more',
      (bot: ApiBot) => bot.store.exec("delete from assignment where role = 'head-volunteer'"),
    ],
  ])('is not told to who %s', async (_, change) => {
    const { bot, staff, head, line } = await filed();
    change(bot, head.user.userId);
    await act(bot, staff, line, 'return', { words: 'ลูกน้ำน่าจะมากไป' });
    expect([pushes(bot), budget(bot).reserved]).toEqual([[], 0]);
  });
});

test('nobody is written to at night: the push waits for the morning', async () => {
  const { bot, staff, she, line } = await reported();
  bot.clock.advance(12 * 3_600_000);
  const late = await bot.signIn(bot.user('จ').userId);
  await act(bot, late, line, 'return', { words: 'กลางคืน' });
  await bot.pass(2_000);
  expect([pushes(bot), saidTo(she.user).join('\n').includes('กลางคืน')]).toEqual([['waiting'], false]);
  expect(staff.me.id).toBe(late.me.id);
});

test('certified, she hears of her points by a push when it cannot be undone any more', async () => {
  const { bot, staff, she } = await reported();
  const { asOf } = await queue(bot, staff);
  await certifyMany(bot, staff, { id: uuid(), expected: 1, filter: {}, asOf });
  await bot.pass(2_000);
  expect(saidTo(she.user).join('\n')).not.toContain('รับรองรายงานแล้ว');
  bot.clock.advance(10 * MINUTE);
  await bot.pass(2_000);
  expect(saidTo(she.user).join('\n')).toContain('ได้ 120 แต้ม');
  expect(budget(bot).reserved).toBe(1);
});

test('undone, nothing is told and nothing is spent', async () => {
  const { bot, staff, she } = await reported();
  const { asOf } = await queue(bot, staff);
  const id = uuid();
  await certifyMany(bot, staff, { id, expected: 1, filter: {}, asOf });
  expect(budget(bot).reserved).toBe(1);
  await bot.call('DELETE', `${UNIT}/certifications/${id}`, { as: staff });
  bot.clock.advance(11 * MINUTE);
  await bot.pass(2_000);
  expect([budget(bot).reserved, pushes(bot)]).toEqual([0, ['refused']]);
  expect(saidTo(she.user).join('\n')).not.toContain('รับรองรายงานแล้ว');
});

test('where the unit pays for no push, her next reply says it', async () => {
  const { bot, staff, she, line } = await reported();
  bot.store.prepare('delete from area_setting').run();
  await act(bot, staff, line, 'certify');
  await she.user.says('แต้ม');
  await bot.settle();
  expect([pushes(bot), saidTo(she.user).join('\n').includes('ได้ 120 แต้ม')]).toEqual([[], true]);
});

test('a certification that is withdrawn is told with its reason', async () => {
  const { bot, staff, she, line } = await reported();
  await act(bot, staff, line, 'certify');
  await act(bot, staff, { id: line.id, seq: 2 }, 'withdraw', { words: 'นับผิดเดือน' });
  await she.user.says('แต้ม');
  await bot.settle();
  const said = saidTo(she.user).join('\n');
  expect(said).toContain('นับผิดเดือน');
  expect(said).not.toContain('ได้ 120 แต้ม');
});
