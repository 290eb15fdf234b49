import { describe, expect, test } from 'vitest';
import { startBot } from '../support/bot.ts';
import { knock } from './support/door.ts';
import { inbox, REPORT, receiptsOf, saidTo, says, versions, volunteer } from './support/story.ts';

describe('one body', () => {
  test('a hundred events of twenty people and five kinds: each is stored, answered and in order', async () => {
    const bot = await startBot();
    const users = Array.from({ length: 20 }, (_, n) => bot.sim.user(`crowd ${n}`));
    await bot.sim.together(async () => {
      for (const user of users) {
        const deeds = [user.follow(), user.says('ช่วยเหลือ'), user.sticker('1', '2'), user.says('แต้ม'), user.says('4')];
        void Promise.all(deeds);
      }
    });
    await bot.settle();
    expect(bot.sim.deliveries.map(({ status, events }) => [status, events.length])).toEqual([[200, 100]]);
    expect(inbox(bot).filter((row) => row.done_at !== null)).toHaveLength(100);
    for (const user of users) {
      const order = bot.sim.sent.filter(({ to }) => to[0] === user.userId).map(({ replyToken }) => replyToken);
      const asked = bot.sim.deliveries[0]?.events.filter(
        ({ source }) => source?.type === 'user' && source.userId === user.userId,
      );
      expect(order).toEqual(asked?.map(({ replyToken }) => replyToken));
    }
    expect(bot.log.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('two volunteers, one of whom registers in it while the other reports', async () => {
    const bot = await startBot();
    const reporting = await volunteer(bot, 31);
    await says(bot, reporting, REPORT);
    const joining = bot.sim.user('joining');
    await bot.sim.together(() => {
      void reporting.says('ยืนยันส่ง');
      void joining.says('ลงทะเบียน DEMO-0032');
      void joining.says('ใช่ ฉันเอง');
    });
    await bot.settle();
    expect(receiptsOf(reporting)).toHaveLength(1);
    expect(saidTo(joining).at(-1)).toContain('ลงทะเบียนแล้ว');
  });
});

describe('what LINE may add without notice', () => {
  test('unknown types and properties are stored, not answered, and break nothing', async () => {
    const bot = await startBot();
    const user = await volunteer(bot);
    const before = bot.sim.sentTotal;
    await user.event({ type: 'thingHappened', thing: { odd: [1, null] } });
    await user.event({ type: 'message', message: { type: 'hologram', id: '1', beams: 3 } });
    await user.event({ type: 'message', message: { type: 'text', id: '2', text: 7 } });
    await user.event({ type: 'message', message: null });
    await user.event({ type: 'message' });
    await user.event({ type: 'postback' });
    await user.event({ type: 'postback', postback: { data: null } });
    await user.event({ type: 'accountLink', link: { result: 'ok', nonce: 'x' } });
    await user.event({ type: 'messageEdited', message: { type: 'text', id: '3', text: 'ส่งรายงาน' } });
    await bot.settle();
    expect(bot.sim.sentTotal).toBe(before);
    await user.event({ type: 'message', message: { type: 'text', id: '4', text: 'แต้ม', mood: 'good' }, aura: 'blue' });
    await bot.settle();
    expect(bot.sim.sentTotal).toBe(before + 1);
    expect(inbox(bot).filter((row) => row.done_at === null)).toEqual([]);
    expect(bot.log.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('groups, rooms and sources without a user are stored without content and not answered', async () => {
    const bot = await startBot();
    const user = await volunteer(bot);
    const before = bot.sim.sentTotal;
    await user.saysIn(bot.sim.group('village', [user]), 'ส่งรายงาน');
    const body = { type: 'message', message: { type: 'text', id: '9', text: 'ส่งรายงาน' } };
    const room = bot.sim.compose({ type: 'room', roomId: `R${'a'.repeat(32)}`, userId: user.userId }, body);
    const { source: _, ...sourceless } = bot.sim.compose({ type: 'user', userId: user.userId }, body);
    const anonymous = { ...bot.sim.compose({ type: 'user', userId: user.userId }, body), source: { type: 'user' } };
    const strange = bot.sim.compose({ type: 'user', userId: "U'; drop table inbox; --" }, body);
    const events = [room, sourceless, anonymous, strange];
    expect((await knock(bot.url, { body: JSON.stringify({ events }) })).status).toBe(200);
    await bot.settle();
    expect(bot.sim.sentTotal).toBe(before);
    const kept = inbox(bot).filter((row) => row.lane === '-');
    expect(kept).toHaveLength(5);
    expect(kept.filter((row) => row.payload !== null || row.done_at === null)).toEqual([]);
  });

  test('while a module channel holds the chat (standby) we say and do nothing', async () => {
    const bot = await startBot();
    const user = await volunteer(bot);
    await says(bot, user, REPORT);
    const before = bot.sim.sentTotal;
    await user.says('ยืนยันส่ง', { mode: 'standby' });
    await bot.settle();
    expect([bot.sim.sentTotal, versions(bot)]).toEqual([before, []]);
    await says(bot, user, 'ยืนยันส่ง');
    expect(receiptsOf(user)).toHaveLength(1);
  });

  test('times that are none do not stop an event', async () => {
    const bot = await startBot();
    const user = bot.sim.user('a');
    for (const timestamp of [0, -1, 1.5, Number.MAX_SAFE_INTEGER]) await user.says('ช่วยเหลือ', { timestamp });
    const event = bot.sim.compose({ type: 'user', userId: user.userId }, { type: 'follow', follow: {} });
    const body = JSON.stringify({ events: [{ ...event, timestamp: 'yesterday' }] }).replace('"yesterday"', '1e999');
    expect((await knock(bot.url, { body })).status).toBe(200);
    await bot.settle();
    expect(bot.sim.sentTotal).toBe(5);
  });
});

describe('what people type', () => {
  const absurd: [string, string][] = [
    ['a number beyond all sense', 'ผู้สูงอายุ 99999999999999999999999999'],
    ['a negative number', 'ผู้สูงอายุ -4'],
    ['a fraction', 'ผู้สูงอายุ 4.5'],
    ['an exponent', 'ผู้สูงอายุ 1e9'],
    ['emoji digits', 'ผู้สูงอายุ 4️⃣'],
    ['superscript digits', 'ผู้สูงอายุ ⁴'],
    ['zero-width spaces', 'ผู้\u200bสูง\u200bอายุ \u200b4\ufeff'],
    ['5,000 characters of one letter', 'ก'.repeat(5_000)],
    ['5,000 digits', '9'.repeat(5_000)],
    ['5,000 tone marks', `ก${'่'.repeat(4_999)}`],
    ['1,600 words', 'ผู้ '.repeat(1_250)],
    ['a whole report, often', 'ผู้สูงอายุ 4 ลูกน้ำ 10 หลัง '.repeat(170)],
    ['2,500 emoji', '🙂'.repeat(2_500)],
    ['lone surrogates', `ส่งรายงาน \ud83d ผู้สูงอายุ 4 \udc00`],
    ['nothing but spaces', ' \u00a0\u3000 '],
    ['an empty text', ''],
    ['control characters', 'ส่ง\u0000ราย\u0007งาน\u001b[31m'],
    ['text that runs right to left', '\u202eงานยารงส่'],
    ['JSON', '{"events":[{"type":"message"}]}'],
    ['SQL', "'); drop table report; --"],
    ['a template', '{{constructor.constructor("return process")()}}'],
  ];

  test.each(absurd)('%s gets one kind answer that LINE takes', async (_what, text) => {
    const bot = await startBot();
    const user = await volunteer(bot, 32);
    for (const before of [null, 'ส่งรายงาน', 'ดูข้ออื่น']) {
      if (before !== null) await says(bot, user, before);
      const sent = bot.sim.sentTotal;
      await says(bot, user, text);
      expect(bot.sim.sentTotal - sent).toBe(1);
    }
    expect(bot.sim.calls.filter(({ status }) => status >= 400)).toEqual([]);
    expect(bot.log.filter(({ level }) => level === 'error')).toEqual([]);
    expect(versions(bot)).toEqual([]);
  });

  test('a number beyond all sense, confirmed all the same, never becomes a report', async () => {
    const bot = await startBot();
    const user = await volunteer(bot);
    await says(bot, user, 'ส่งรายงาน ผู้สูงอายุ 99999999999 ลูกน้ำ 10', 'ยืนยันส่ง');
    for (const { answers } of versions(bot)) expect(JSON.parse(answers)).toMatchObject({ 'promote_health.7': 0 });
  });

  test('zero-width spaces and Thai digits are the numbers that she meant', async () => {
    const bot = await startBot();
    const user = await volunteer(bot);
    await says(bot, user, 'ส่ง\u200bรายงาน ผู้สูง\u200bอายุ \u200b๔\ufeff ลูกน้ำ สิบ หลัง', 'ยืนยันส่ง');
    expect(versions(bot).map(({ answers }) => JSON.parse(answers))).toMatchObject([
      { 'promote_health.7': 4, 'protect.1': 10 },
    ]);
  });
});
