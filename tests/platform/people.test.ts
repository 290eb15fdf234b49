import { describe, expect, test } from 'vitest';
import { stand } from './support/stand.ts';

const DAY = 24 * 3_600_000;

describe('profiles', () => {
  test('of friends and of recent writers; not of who blocked us', async () => {
    const { sim, api } = await stand();
    const user = sim.user('สมหญิง');
    const profile = async () => api('GET', `/v2/bot/profile/${user.userId}`);
    expect((await profile()).json).toEqual({ message: 'Not found' });
    await user.says('hi');
    expect((await profile()).json).toMatchObject({ userId: user.userId, displayName: 'สมหญิง', language: 'th' });
    await user.block();
    expect((await profile()).status).toBe(404);
    expect((await api('GET', '/v2/bot/profile/x')).json).toEqual({
      message: "The value for the 'userId' parameter is invalid",
    });
    expect(sim.openapiBreaks).toEqual([]);
  });

  test('the bot itself', async () => {
    const { sim, api } = await stand({ basicId: '@vhv', displayName: 'อสม.' });
    expect((await api('GET', '/v2/bot/info')).json).toMatchObject({
      userId: sim.botUserId,
      basicId: '@vhv',
      displayName: 'อสม.',
      chatMode: 'bot',
      markAsReadMode: 'auto',
    });
    expect(sim.openapiBreaks).toEqual([]);
  });

  test('followers, page by page, for verified accounts', async () => {
    const { sim, api, clock } = await stand();
    for (const name of ['a', 'b', 'c', 'd']) await sim.user(name).follow();
    await sim.user('d').block();
    const first = (await api('GET', '/v2/bot/followers/ids?limit=2')).json as { userIds: string[]; next: string };
    expect(first.userIds).toEqual([sim.user('a').userId, sim.user('b').userId]);
    const second = await api('GET', `/v2/bot/followers/ids?limit=2&start=${first.next}`);
    expect(second.json).toEqual({ userIds: [sim.user('c').userId] });
    clock.advance(DAY + 1);
    expect((await api('GET', `/v2/bot/followers/ids?start=${first.next}`)).json).toEqual({
      message: 'Invalid start param',
    });
    expect((await api('GET', '/v2/bot/followers/ids?limit=1001')).status).toBe(400);
    const small = await stand({ verifiedAccount: false });
    expect((await small.api('GET', '/v2/bot/followers/ids')).status).toBe(403);
  });
});

describe('the chat', () => {
  test('loading animation: 5 to 60 seconds by fives, for people', async () => {
    const { sim, api, clock } = await stand();
    const user = sim.user('a');
    await user.follow();
    const start = (fields: object) => api('POST', '/v2/bot/chat/loading/start', { chatId: user.userId, ...fields });
    const detail = async (fields: object) =>
      ((await start(fields)).json as { details: { message: string }[] }).details[0]?.message;
    expect([(await start({})).status, (await start({})).json]).toEqual([202, {}]);
    expect(await detail({ loadingSeconds: 4 })).toBe('Must be between 5 and 60');
    expect(await detail({ loadingSeconds: 65 })).toBe('Must be between 5 and 60');
    expect(await detail({ loadingSeconds: 7 })).toContain('multiple of five');
    expect(await detail({ chatId: 'C'.padEnd(33, '0') })).toContain('user id');
    expect((await start({ loadingSeconds: 60 })).status).toBe(202);
    expect(user.person.loadingUntil).toBe(clock.now() + 60_000);
    await api('POST', '/v2/bot/message/push', { to: user.userId, messages: [{ type: 'text', text: 'x' }] });
    expect(user.person.loadingUntil).toBe(0);
  });

  test('marking as read takes the token of a message', async () => {
    const { sim, api } = await stand();
    const { event } = await sim.user('a').says('x');
    const { markAsReadToken } = event.message as { markAsReadToken: string };
    expect((await api('POST', '/v2/bot/chat/markAsRead', { markAsReadToken })).json).toEqual({});
    expect((await api('POST', '/v2/bot/chat/markAsRead', { markAsReadToken: 'x' })).status).toBe(400);
  });

  test('link tokens', async () => {
    const { sim, api } = await stand();
    const user = sim.user('a');
    expect((await api('POST', `/v2/bot/user/${user.userId}/linkToken`)).json).toEqual({
      linkToken: expect.any(String),
    });
    expect((await api('POST', '/v2/bot/user/x/linkToken')).status).toBe(400);
  });

  test('waiting for a reply says what came instead', async () => {
    const { sim, api } = await stand();
    const user = sim.user('a');
    await user.follow();
    await api('POST', '/v2/bot/message/push', {
      to: user.userId,
      messages: [{ type: 'text', text: 'something else' }],
    });
    await expect(user.waitForReply((item) => item.message.text === 'x', 1)).rejects.toThrow('something else');
  });
});

describe('taps', () => {
  test('postback shows displayText and tells only its data', async () => {
    const { sim } = await stand();
    const user = sim.user('a');
    const { done } = await user.tap({ type: 'postback', data: 'a=1', displayText: 'ยืนยันส่ง' });
    expect(done?.event).toMatchObject({ type: 'postback', postback: { data: 'a=1' }, replyToken: expect.any(String) });
    expect(done?.event.postback).toEqual({ data: 'a=1' });
    expect(user.chat.map((item) => item.message)).toEqual([{ type: 'text', text: 'ยืนยันส่ง' }]);
    expect(sim.openapiBreaks).toEqual([]);
  });

  test('pickers add what was picked', async () => {
    const { sim } = await stand();
    const { done } = await sim
      .user('a')
      .tap({ type: 'datetimepicker', data: 'd', mode: 'datetime' }, { datetime: '2026-11-21T19:00' });
    expect(done?.event.postback).toEqual({ data: 'd', params: { datetime: '2026-11-21T19:00' } });
    expect(sim.openapiBreaks).toEqual([]);
  });

  test('message speaks, uri opens and tells nobody', async () => {
    const { sim, bot } = await stand();
    const user = sim.user('a');
    expect((await user.tap({ type: 'message', label: 'l', text: 'แต้ม' })).done?.event.message).toMatchObject({
      text: 'แต้ม',
    });
    expect(await user.tap({ type: 'uri', uri: 'https://a.b/' })).toEqual({ done: null, open: 'https://a.b/' });
    expect(bot.requests).toHaveLength(1);
  });
});
