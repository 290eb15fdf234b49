import { describe, expect, test } from 'vitest';
import { startBot } from '../support/bot.ts';
import { REPORT, receiptsOf, saidTo, says, versions, volunteer } from './support/story.ts';

const SECOND = 1_000;

describe('we die between the commit and the reply', () => {
  test.each(['before', 'after'] as const)(
    '%s LINE took it: within the life of the token she sees the answer once, free of charge',
    async (when) => {
      const bot = await startBot();
      const user = await volunteer(bot);
      await says(bot, user, REPORT);
      bot.crashAtReply(when);
      await says(bot, user, 'ยืนยันส่ง');
      expect(versions(bot)).toHaveLength(1);
      await bot.pass(40 * SECOND);
      expect(receiptsOf(user)).toHaveLength(1);
      await says(bot, user, 'แต้ม');
      expect(receiptsOf(user)).toHaveLength(1);
      expect(bot.sim.sent.filter(({ kind }) => kind !== 'reply')).toEqual([]);
    },
  );

  test('and stay dead until the token has expired: silence, and the receipt with her next word', async () => {
    const bot = await startBot();
    const user = await volunteer(bot);
    await says(bot, user, REPORT);
    bot.crashAtReply('before');
    await says(bot, user, 'ยืนยันส่ง');
    const said = saidTo(user).length;
    bot.clock.advance(61 * SECOND);
    const calls = bot.sim.callsTotal;
    await bot.pass(5 * SECOND);
    expect([saidTo(user).length, bot.sim.callsTotal]).toEqual([said, calls]);
    await says(bot, user, 'แต้ม');
    expect(receiptsOf(user)).toHaveLength(1);
    expect(bot.sim.sent.filter(({ kind }) => kind !== 'reply')).toEqual([]);
  });

  test('before the turn: the event is taken up after its lease, once', async () => {
    const bot = await startBot();
    const user = await volunteer(bot);
    await says(bot, user, REPORT);
    const said = user.says('ยืนยันส่ง');
    await said;
    await bot.crash();
    await bot.pass(20 * SECOND);
    expect([versions(bot).length, receiptsOf(user).length]).toEqual([1, 1]);
  });
});

describe('the reply token', () => {
  test('an event that was handled too late is not answered with a dead token', async () => {
    const bot = await startBot();
    const user = await volunteer(bot);
    bot.store.exec('create trigger slow before insert on conversation_event begin select raise(abort, 1); end');
    await user.says('แต้ม');
    await bot.pass(40 * SECOND);
    bot.store.exec('drop trigger slow');
    const calls = bot.sim.callsTotal;
    await bot.pass(150 * SECOND);
    expect(bot.sim.callsTotal).toBe(calls);
    expect(bot.store.prepare('select count(*) from inbox where done_at is null').pluck().get()).toBe(0);
  });

  test('every reply is tried within a second of its webhook', async () => {
    const bot = await startBot();
    const user = await volunteer(bot);
    await says(bot, user, 'ส่งรายงาน', 'แต้ม', 'ช่วยเหลือ');
    for (const { at, events } of bot.sim.deliveries) {
      const reply = bot.sim.sent.find(({ replyToken }) => replyToken === events[0]?.replyToken);
      expect((reply?.at ?? 0) - at).toBeLessThan(SECOND);
    }
  });

  test('replies of a lane that waits on LINE keep their order, and no token is used twice', async () => {
    const bot = await startBot();
    const user = await volunteer(bot);
    bot.sim.fail({ endpoint: 'POST /v2/bot/message/reply', fault: 'hang', times: 2 });
    const events = [];
    for (const word of ['แต้ม', 'ช่วยเหลือ', 'รายงานของฉัน', 'แต้ม']) events.push((await user.says(word)).event);
    await bot.settle();
    await bot.pass(50 * SECOND);
    const tokens = bot.sim.sent.map(({ replyToken }) => replyToken);
    expect(new Set(tokens).size).toBe(tokens.length);
    for (const event of events) expect(tokens).toContain(event.replyToken);
  });
});
