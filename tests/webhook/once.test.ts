import { describe, expect, test } from 'vitest';
import type { WebhookEvent } from '../simulator/platform/webhook/events.ts';
import { startBot, type TestBot } from '../support/bot.ts';
import { buttonData, inbox, REPORT, receiptsOf, saidTo, says, versions, volunteer } from './support/story.ts';

/** Posts events as LINE would, rightly signed; answers the HTTP status. */
async function post(bot: TestBot, ...events: WebhookEvent[]): Promise<number | null> {
  for (const { replyToken } of events) {
    if (replyToken) bot.sim.world.replyTokens.delivered(replyToken, bot.clock.now());
  }
  const { body, signature } = bot.sim.signed(events);
  return (await bot.sim.raw(body, signature)).status;
}

const again = (event: WebhookEvent): WebhookEvent => ({ ...event, deliveryContext: { isRedelivery: true } });
const text = (words: string) => ({ type: 'message', message: { type: 'text', id: '1', text: words } });

describe('an event', () => {
  test('delivered five times, in every way that LINE knows, is handled once', async () => {
    const bot = await startBot();
    const user = await volunteer(bot);
    await says(bot, user, REPORT);
    const event = bot.sim.compose({ type: 'user', userId: user.userId }, text('ยืนยันส่ง'));
    const before = bot.sim.sentTotal;
    const first = await Promise.all([post(bot, event), post(bot, event), post(bot, event, event)]);
    await bot.settle();
    await bot.pass(70_000);
    const late = await post(bot, again(event));
    await bot.pass(20_000);
    expect([...first, late]).toEqual([200, 200, 200, 200]);
    expect(inbox(bot).filter((row) => row.event_id === event.webhookEventId)).toHaveLength(1);
    expect(versions(bot)).toHaveLength(1);
    expect(receiptsOf(user)).toHaveLength(1);
    expect(bot.sim.sentTotal).toBe(before + 1);
    expect(bot.log.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('that a dead process had acknowledged is not entered again by its redelivery, and still handled', async () => {
    const bot = await startBot();
    const user = await volunteer(bot);
    await says(bot, user, REPORT);
    bot.crashAtReply('before');
    const { event } = await user.says('ยืนยันส่ง');
    await bot.settle();
    expect(await post(bot, again(event))).toBe(200);
    await bot.pass(20_000);
    expect([versions(bot).length, receiptsOf(user).length]).toEqual([1, 1]);
  });

  test('that we never stored is taken from its redelivery, with its reply', async () => {
    const bot = await startBot({ sim: { redelivery: true, redeliveryDelaysMs: [60_000] } });
    const user = await volunteer(bot);
    await says(bot, user, REPORT);
    bot.sim.setWebhook('http://127.0.0.1:9/webhook');
    await user.says('ยืนยันส่ง');
    bot.sim.setWebhook(`${bot.url}/webhook`);
    expect(versions(bot)).toEqual([]);
    await bot.pass(61_000);
    expect([versions(bot).length, receiptsOf(user).length]).toEqual([1, 1]);
  });

  test('ignored once (group, unknown type) is ignored again', async () => {
    const bot = await startBot();
    const user = bot.sim.user('a');
    const odd = bot.sim.compose({ type: 'user', userId: user.userId }, { type: 'thingHappened' });
    for (let i = 0; i < 3; i++) expect(await post(bot, odd, again(odd))).toBe(200);
    expect(inbox(bot)).toHaveLength(1);
  });
});

describe('order', () => {
  test('events of one body are handled by the time at which they happened', async () => {
    const bot = await startBot();
    const user = await volunteer(bot);
    const source = { type: 'user' as const, userId: user.userId };
    const now = bot.clock.now();
    const words = [REPORT, 'ยืนยันส่ง', 'แต้ม'];
    const events = words.map((word, n) => bot.sim.compose(source, text(word), { timestamp: now + n }));
    expect(await post(bot, ...events.toReversed())).toBe(200);
    await bot.settle();
    expect(versions(bot)).toHaveLength(1);
    const sent = bot.sim.sent.slice(-3).map(({ replyToken }) => replyToken);
    expect(sent).toEqual(events.map(({ replyToken }) => replyToken));
  });

  test('one lane under load keeps its order', async () => {
    const bot = await startBot();
    const user = await volunteer(bot);
    const source = { type: 'user' as const, userId: user.userId };
    await says(bot, user, 'ส่งรายงาน');
    const start = bot.clock.now();
    const numbers = Array.from({ length: 120 }, (_, n) => n);
    const events = numbers.map((n) => bot.sim.compose(source, text(`ผู้สูงอายุ ${n}`), { timestamp: start + n }));
    const statuses = await Promise.all(
      Array.from({ length: 12 }, (_, body) => post(bot, ...events.slice(body * 10, body * 10 + 10).toReversed())),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
    await bot.settle();
    const turns = bot.store.prepare('select event_id from conversation_event order by seq').pluck().all() as string[];
    const handled = turns.filter((id) => events.some((event) => event.webhookEventId === id));
    expect(new Set(handled).size).toBe(120);
    // A body that was stored after a later one had been handled comes late; within each body nothing overtakes.
    for (let body = 0; body < 12; body++) {
      const own = events.slice(body * 10, body * 10 + 10).map(({ webhookEventId }) => webhookEventId);
      expect(handled.filter((id) => own.includes(id))).toEqual(own);
    }
    expect(bot.log.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('an old confirmation that LINE redelivers does not send a newer draft that she has not confirmed', async () => {
    const bot = await startBot();
    const user = await volunteer(bot);
    await says(bot, user, REPORT);
    const source = { type: 'user' as const, userId: user.userId };
    const lost = bot.sim.compose(source, text('ยืนยันส่ง'));
    bot.clock.advance(60_000);
    await says(bot, user, 'ผู้สูงอายุ 99');
    expect(await post(bot, again(lost))).toBe(200);
    await bot.settle();
    expect(versions(bot)).toEqual([]);
    await says(bot, user, 'ยืนยันส่ง');
    expect(versions(bot)).toHaveLength(1);
  });
});

describe('buttons', () => {
  test("another person's button data, forged data and truncated data do nothing", async () => {
    const bot = await startBot();
    const [owner, thief] = [await volunteer(bot, 31), await volunteer(bot, 32)];
    await says(bot, owner, REPORT);
    await says(bot, thief, REPORT);
    const data = buttonData(owner, 'ยืนยันส่ง');
    for (const forged of [data, data.slice(0, -3), `A${data.slice(1)}`, data.slice(16), '', 'send', '["send"]']) {
      await thief.postback(forged);
      await bot.settle();
    }
    expect(versions(bot)).toEqual([]);
    expect(saidTo(thief).at(-1)).toContain('ผู้สูงอายุ');
    await owner.postback(data);
    await bot.settle();
    expect(versions(bot)).toHaveLength(1);
  });

  test('tapped twice at once: one report, and the second tap is told about it', async () => {
    const bot = await startBot();
    const user = await volunteer(bot);
    await says(bot, user, REPORT);
    const data = buttonData(user, 'ยืนยันส่ง');
    await Promise.all([user.postback(data), user.postback(data), user.postback(data)]);
    await bot.settle();
    expect(versions(bot)).toHaveLength(1);
    expect(receiptsOf(user).length).toBeGreaterThanOrEqual(1);
    expect(new Set(receiptsOf(user)).size).toBe(1);
  });
});
