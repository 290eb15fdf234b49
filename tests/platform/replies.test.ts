import { describe, expect, test } from 'vitest';
import { stand, text } from './support/stand.ts';

const reply = (replyToken: unknown, words = 'ตอบ') => ({ replyToken, messages: [text(words)] });
const INVALID = { message: 'Invalid reply token' };
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

describe('reply tokens', () => {
  test('answer once, to the person who wrote, free of charge', async () => {
    const { sim, api } = await stand();
    const user = sim.user('a');
    const { event } = await user.says('hi');
    const first = await api('POST', '/v2/bot/message/reply', reply(event.replyToken));
    const second = await api('POST', '/v2/bot/message/reply', reply(event.replyToken));
    expect(first.status).toBe(200);
    expect(first.json).toEqual({
      sentMessages: [{ id: expect.stringMatching(/^\d+$/), quoteToken: expect.any(String) }],
    });
    expect([second.status, second.json]).toEqual([400, INVALID]);
    expect((await user.waitForReply()).message).toEqual(text('ตอบ'));
    expect(sim.sent).toMatchObject([
      { kind: 'reply', to: [user.userId], reached: 1, counted: 0, replyToken: event.replyToken },
    ]);
    expect((await api('GET', '/v2/bot/message/quota/consumption')).json).toEqual({ totalUsage: 0 });
    expect(first.headers.get('x-line-request-id')).toBe(sim.sent[0]?.requestId);
    expect(sim.openapiBreaks).toEqual([]);
  });

  test.each([
    [60 * SECOND, 200],
    [60 * SECOND + 1, 400],
  ])('%i ms after the webhook: %i', async (age, status) => {
    const { sim, api, clock } = await stand();
    const { event } = await sim.user('a').says('hi');
    clock.advance(age);
    expect((await api('POST', '/v2/bot/message/reply', reply(event.replyToken))).status).toBe(status);
  });

  test.each([
    [60 * SECOND, 200],
    [60 * SECOND + 1, 400],
  ])('%i ms after a redelivery: %i', async (age, status) => {
    const { sim, bot, api, clock } = await stand({ redelivery: true, redeliveryDelaysMs: [10 * MINUTE] });
    bot.status = 500;
    const { event } = await sim.user('a').says('hi');
    clock.advance(10 * MINUTE);
    await sim.idle();
    clock.advance(age);
    expect((await api('POST', '/v2/bot/message/reply', reply(event.replyToken))).status).toBe(status);
  });

  test('never later than 20 minutes after the event', async () => {
    const { sim, bot, api, clock } = await stand({ redelivery: true, redeliveryDelaysMs: [20 * MINUTE] });
    bot.status = 500;
    const { event } = await sim.user('a').says('hi');
    clock.advance(20 * MINUTE);
    await sim.idle();
    expect(bot.requests).toHaveLength(2);
    clock.advance(1);
    expect((await api('POST', '/v2/bot/message/reply', reply(event.replyToken))).json).toEqual(INVALID);
  });

  test('a refused body leaves the token alive', async () => {
    const { sim, api } = await stand();
    const { event } = await sim.user('a').says('hi');
    expect((await api('POST', '/v2/bot/message/reply', reply(event.replyToken, ''))).status).toBe(400);
    expect((await api('POST', '/v2/bot/message/reply', reply(event.replyToken))).status).toBe(200);
  });

  test('a retry key is not for replies', async () => {
    const { sim, api } = await stand();
    const { event } = await sim.user('a').says('hi');
    const key = { 'x-line-retry-key': '123e4567-e89b-12d3-a456-426614174000' };
    expect((await api('POST', '/v2/bot/message/reply', reply(event.replyToken), key)).status).toBe(400);
    expect((await api('GET', '/v2/bot/info', undefined, key)).status).toBe(400);
    expect((await api('POST', '/v2/bot/message/reply', reply(event.replyToken))).status).toBe(200);
  });

  test('an unknown or missing token', async () => {
    const { api } = await stand();
    expect((await api('POST', '/v2/bot/message/reply', reply('nonsense'))).json).toEqual(INVALID);
    expect((await api('POST', '/v2/bot/message/reply', reply(undefined))).json).toEqual({
      message: 'The request body has 1 error(s)',
      details: [{ message: 'May not be empty', property: 'replyToken' }],
    });
  });

  test('standby events have none', async () => {
    const { sim } = await stand();
    const { event } = await sim.user('a').says('hi', { mode: 'standby' });
    expect(event.mode).toBe('standby');
    expect(event.replyToken).toBeUndefined();
    expect(sim.openapiBreaks).toEqual([]);
  });

  test('a reply to a group event goes to the group', async () => {
    const { sim, api } = await stand();
    const user = sim.user('a');
    const group = sim.group('กลุ่ม', [user]);
    const { event } = await user.saysIn(group, 'hi');
    expect(event.source).toEqual({ type: 'group', groupId: group.groupId, userId: user.userId });
    expect((await api('POST', '/v2/bot/message/reply', reply(event.replyToken))).status).toBe(200);
    expect(group.chat.map((item) => item.message)).toEqual([text('ตอบ')]);
    expect(user.chat).toEqual([]);
  });
});
