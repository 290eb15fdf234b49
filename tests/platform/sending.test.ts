import { describe, expect, test } from 'vitest';
import { type Stand, stand, text } from './support/stand.ts';

const push = (to: unknown, words = 'hi') => ({ to, messages: [text(words)] });
const KEY = { 'x-line-retry-key': '123e4567-e89b-12d3-a456-426614174000' };
const STRANGER = `U${'0'.repeat(32)}`;
const DAY = 24 * 3_600_000;
const used = async ({ api }: Stand) =>
  ((await api('GET', '/v2/bot/message/quota/consumption')).json as { totalUsage: number }).totalUsage;

async function friends(names: string[], options = {}) {
  const all = await stand(options);
  const users = names.map((name) => all.sim.user(name));
  for (const user of users) await user.follow();
  return { ...all, users, ids: users.map((user) => user.userId) };
}

describe('push', () => {
  test('reaches a friend and counts one, however many bubbles', async () => {
    const all = await friends(['a']);
    const body = {
      to: all.ids[0],
      messages: [text('1'), text('2'), text('3'), text('4'), text('5')],
      notificationDisabled: true,
    };
    const answer = await all.api('POST', '/v2/bot/message/push', body);
    expect(answer.status).toBe(200);
    expect((answer.json as { sentMessages: object[] }).sentMessages).toHaveLength(5);
    expect(await used(all)).toBe(1);
    expect(all.users[0]?.chat.map((item) => item.silent)).toEqual([true, true, true, true, true]);
    expect(all.users[0]?.person.unread).toBe(5);
  });

  test('to who blocked us: 200, not delivered, not counted', async () => {
    const all = await friends(['a']);
    await all.users[0]?.block();
    expect((await all.api('POST', '/v2/bot/message/push', push(all.ids[0]))).status).toBe(200);
    expect(all.users[0]?.chat).toEqual([]);
    expect(await used(all)).toBe(0);
    expect(all.sim.sent).toMatchObject([{ reached: 0, counted: 0 }]);
  });

  test('to a stranger who wrote: for seven days', async () => {
    const { sim, api, clock } = await stand();
    const user = sim.user('a');
    await user.says('hi');
    clock.advance(7 * DAY);
    await api('POST', '/v2/bot/message/push', push(user.userId));
    expect(sim.sent.at(-1)?.reached).toBe(1);
    clock.advance(1);
    expect((await api('POST', '/v2/bot/message/push', push(user.userId))).status).toBe(200);
    expect(sim.sent.at(-1)?.reached).toBe(0);
  });

  test('to nobody we know, or to no id', async () => {
    const { api } = await stand();
    expect((await api('POST', '/v2/bot/message/push', push(STRANGER))).json).toEqual({
      message: 'Failed to send messages',
    });
    expect((await api('POST', '/v2/bot/message/push', push('somchai'))).json).toEqual({
      message: "The property, 'to', in the request body is invalid (line: -, column: -)",
    });
    expect((await api('POST', '/v2/bot/message/push', push(''))).json).toMatchObject({ details: [{ property: 'to' }] });
  });

  test('to a group counts its heads', async () => {
    const all = await friends(['a', 'b', 'c']);
    const group = all.sim.group('g', all.users);
    expect((await all.api('POST', '/v2/bot/message/push', push(group.groupId))).status).toBe(200);
    expect(await used(all)).toBe(3);
  });
});

describe('retry keys', () => {
  test('a second try is a conflict that names the first', async () => {
    const all = await friends(['a']);
    const first = await all.api('POST', '/v2/bot/message/push', push(all.ids[0]), KEY);
    const second = await all.api('POST', '/v2/bot/message/push', push(all.ids[0]), KEY);
    expect(second.status).toBe(409);
    expect(second.json).toEqual({ message: 'The retry key is already accepted', ...(first.json as object) });
    expect(second.headers.get('x-line-accepted-request-id')).toBe(first.headers.get('x-line-request-id'));
    expect(second.headers.get('x-line-request-id')).not.toBe(first.headers.get('x-line-request-id'));
    expect(all.users[0]?.chat).toHaveLength(1);
    expect(await used(all)).toBe(1);
  });

  test('a key lives 24 hours', async () => {
    const all = await friends(['a']);
    const send = async () => (await all.api('POST', '/v2/bot/message/push', push(all.ids[0]), KEY)).status;
    expect(await send()).toBe(200);
    all.clock.advance(DAY - 1);
    expect(await send()).toBe(409);
    all.clock.advance(1);
    expect(await send()).toBe(200);
  });

  test('a refused call does not use its key', async () => {
    const all = await friends(['a']);
    expect((await all.api('POST', '/v2/bot/message/push', push(all.ids[0], ''), KEY)).status).toBe(400);
    expect((await all.api('POST', '/v2/bot/message/push', push(all.ids[0]), KEY)).status).toBe(200);
  });

  test('a key is a UUID; multicast and broadcast take one too', async () => {
    const all = await friends(['a']);
    expect((await all.api('POST', '/v2/bot/message/push', push(all.ids[0]), { 'x-line-retry-key': 'x' })).status).toBe(
      400,
    );
    const multicast = { to: all.ids, messages: [text('x')] };
    expect((await all.api('POST', '/v2/bot/message/multicast', multicast, KEY)).status).toBe(200);
    const again = await all.api('POST', '/v2/bot/message/multicast', multicast, KEY);
    expect(again.json).toEqual({ message: 'The retry key is already accepted' });
  });
});

describe('multicast and broadcast', () => {
  test('reach friends; blocked ones cost nothing; doubles count once', async () => {
    const all = await friends(['a', 'b', 'c']);
    await all.users[1]?.block();
    const body = { to: [...all.ids, all.ids[0]], messages: [text('x')], customAggregationUnits: ['rem_202611_d5'] };
    expect((await all.api('POST', '/v2/bot/message/multicast', body)).json).toEqual({});
    expect(all.users.map((user) => user.chat.length)).toEqual([1, 0, 1]);
    expect(await used(all)).toBe(2);
    expect((await all.api('GET', '/v2/bot/message/aggregation/info')).json).toEqual({ numOfCustomAggregationUnits: 1 });
    expect((await all.api('GET', '/v2/bot/message/aggregation/list')).json).toEqual({
      customAggregationUnits: ['rem_202611_d5'],
    });
  });

  test('one bad id spoils the call', async () => {
    const all = await friends(['a']);
    const send = (to: unknown[]) => all.api('POST', '/v2/bot/message/multicast', { to, messages: [text('x')] });
    const message = (i: number) => ({
      message: `The property, to[${i}], in the request body is invalid (line: -, column: -)`,
    });
    expect((await send([all.ids[0], 'x'])).json).toEqual(message(1));
    expect((await send([STRANGER, all.ids[0]])).json).toEqual(message(0));
    expect(all.users[0]?.chat).toEqual([]);
  });

  test('or is left out, where LINE is told to do that', async () => {
    const all = await friends(['a'], { multicastUnknown: 'drop' });
    const body = { to: [STRANGER, all.ids[0]], messages: [text('x')] };
    expect((await all.api('POST', '/v2/bot/message/multicast', body)).status).toBe(200);
    expect(all.users[0]?.chat).toHaveLength(1);
  });

  test('500 ids at most', async () => {
    const all = await friends(['a']);
    const send = async (n: number) =>
      (await all.api('POST', '/v2/bot/message/multicast', { to: Array(n).fill(all.ids[0]), messages: [text('x')] }))
        .status;
    expect([await send(500), await send(501), await send(0)]).toEqual([200, 400, 400]);
  });

  test('broadcast and narrowcast go to all friends', async () => {
    const all = await friends(['a', 'b']);
    await all.sim.user('stranger').says('hi');
    expect((await all.api('POST', '/v2/bot/message/broadcast', { messages: [text('x')] })).json).toEqual({});
    const narrow = await all.api('POST', '/v2/bot/message/narrowcast', { messages: [text('x')] });
    expect(narrow.status).toBe(202);
    expect(all.users.map((user) => user.chat.length)).toEqual([2, 2]);
    const id = narrow.headers.get('x-line-request-id');
    expect((await all.api('GET', `/v2/bot/message/progress/narrowcast?requestId=${id}`)).json).toMatchObject({
      phase: 'succeeded',
      successCount: 2,
    });
    expect(all.sim.openapiBreaks).toEqual([]);
  });
});

describe('quota', () => {
  const LIMIT = { quota: { type: 'limited' as const, value: 2 } };
  const OVER = { message: 'You have reached your monthly limit.' };

  test('the plan is told, and ends', async () => {
    const all = await friends(['a', 'b', 'c'], LIMIT);
    expect((await all.api('GET', '/v2/bot/message/quota')).json).toEqual({ type: 'limited', value: 2 });
    const three = await all.api('POST', '/v2/bot/message/multicast', { to: all.ids, messages: [text('x')] });
    expect([three.status, three.json]).toEqual([429, OVER]);
    expect((await all.api('POST', '/v2/bot/message/push', push(all.ids[0]))).status).toBe(200);
    expect((await all.api('POST', '/v2/bot/message/push', push(all.ids[0]))).status).toBe(200);
    expect((await all.api('POST', '/v2/bot/message/push', push(all.ids[0]))).json).toEqual(OVER);
  });

  test('replies stay free when it has ended', async () => {
    const all = await friends(['a'], { quota: { type: 'limited', value: 0 } });
    const { event } = (await all.users[0]?.says('hi')) ?? {};
    const answer = await all.api('POST', '/v2/bot/message/reply', {
      replyToken: event?.replyToken,
      messages: [text('x')],
    });
    expect(answer.status).toBe(200);
  });

  test('a new month begins at midnight in Japan', async () => {
    const all = await friends(['a'], LIMIT);
    for (let i = 0; i < 2; i++) await all.api('POST', '/v2/bot/message/push', push(all.ids[0]));
    all.clock.advance(Date.parse('2026-11-30T15:00:00Z') - 1 - all.clock.now());
    expect(await used(all)).toBe(2);
    all.clock.advance(1);
    expect(await used(all)).toBe(0);
    expect((await all.api('POST', '/v2/bot/message/push', push(all.ids[0]))).status).toBe(200);
  });

  test('deliveries of a day are ready on the next, and private below 20', async () => {
    const all = await friends(['a']);
    const day = async (date: string) => (await all.api('GET', `/v2/bot/message/delivery/push?date=${date}`)).json;
    for (let i = 0; i < 19; i++) await all.api('POST', '/v2/bot/message/push', push(all.ids[0]));
    expect(await day('20261121')).toEqual({ status: 'unready' });
    expect(await day('20180330')).toEqual({ status: 'out_of_service' });
    expect(await day('20261131')).toEqual({ message: "The value for the 'date' parameter is invalid" });
    await all.api('POST', '/v2/bot/message/push', push(all.ids[0]));
    all.clock.advance(DAY);
    expect(await day('20261121')).toEqual({ status: 'ready', success: 20 });
    expect(await day('20261120')).toEqual({ status: 'ready', success: 0 });
    expect(all.sim.openapiBreaks).toEqual([]);
  });
});
