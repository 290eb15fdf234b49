import { describe, expect, test } from 'vitest';
import { boundedLog } from '../simulator/platform/bounded-log.ts';
import { manualClock } from '../simulator/platform/clock.ts';
import { signatureOf } from '../simulator/platform/webhook/sign.ts';
import type { StubBot } from './support/bot.ts';
import { SECRET, stand } from './support/stand.ts';

/** The texts of each body. */
const wordsOf = (bodies: StubBot['requests']) =>
  bodies.map(({ events }) => events.map((event) => (event.message as { text?: string } | undefined)?.text));

describe('deliveries', () => {
  test('a person’s events arrive in order, several in a body when they pile up', async () => {
    const { sim, bot } = await stand();
    const user = sim.user('a');
    await Promise.all(['1', '2', '3', '4'].map((words) => user.says(words)));
    expect(wordsOf(bot.requests)).toEqual([['1'], ['2', '3', '4']]);
  });

  test('people do not wait for each other', async () => {
    const { sim, bot } = await stand();
    const { promise: open, resolve } = Promise.withResolvers<void>();
    const slow = sim.user('slow');
    bot.onEvent = (event) => (event.source?.type === 'user' && event.source.userId === slow.userId ? open : undefined);
    const waiting = slow.says('1');
    const quick = await sim.user('quick').says('2');
    expect(quick.delivery?.status).toBe(200);
    resolve();
    expect((await waiting).delivery?.status).toBe(200);
  });

  test('events of several people can share a body', async () => {
    const { sim, bot } = await stand();
    await sim.together(async () => {
      void sim.user('a').follow();
      void sim.user('b').says('hi');
      void sim.user('a').says('ho');
    });
    await sim.idle();
    expect(bot.requests).toHaveLength(1);
    expect(bot.requests[0]?.events.map((event) => event.type)).toEqual(['follow', 'message', 'message']);
  });

  test('a hundred events make one body, a hundred and one make two', async () => {
    const { sim, bot } = await stand();
    await sim.together(() => {
      for (let i = 0; i < 101; i++) void sim.user(`u${i % 7}`).says(`${i}`);
    });
    await sim.idle();
    expect(bot.requests.map(({ events }) => events.length)).toEqual([100, 1]);
  });

  test('two seconds, then LINE gives up', async () => {
    const { sim, bot, clock } = await stand();
    const { promise: came, resolve } = Promise.withResolvers<void>();
    bot.status = null;
    bot.onEvent = () => resolve();
    const saying = sim.user('a').says('hi');
    await came;
    clock.advance(2_000);
    expect((await saying).delivery).toMatchObject({ status: null, error: 'request_timeout', ms: 2_000 });
  });

  test('a stand-in that stood still itself gives the bot its two seconds once more', async () => {
    const machine = manualClock(0);
    const stalled = { now: machine.now, after: (ms: number, wake: () => void) => machine.after(ms + 1_500, wake) };
    const { sim, bot } = await stand({ clock: stalled });
    const [came, answer] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    bot.onEvent = () => {
      came.resolve();
      return answer.promise;
    };
    const saying = sim.user('a').says('hi');
    await came.promise;
    machine.advance(3_500);
    answer.resolve();
    expect((await saying).delivery).toMatchObject({ status: 200, ms: 3_500 });
  });

  test('reasons of failure', async () => {
    const { sim, bot } = await stand();
    bot.status = 503;
    expect((await sim.user('a').says('x')).delivery).toMatchObject({ status: 503, error: 'error_status_code' });
    bot.status = 302;
    expect((await sim.user('a').says('x')).delivery).toMatchObject({ status: 302, error: 'error_status_code' });
    sim.setWebhook('http://127.0.0.1:1/webhook');
    expect((await sim.user('a').says('x')).delivery).toMatchObject({ status: null, error: 'could_not_connect' });
    sim.setWebhook(null);
    expect((await sim.user('a').says('x')).delivery).toMatchObject({ status: null, error: 'could_not_connect' });
    expect(sim.deliveries.map(({ error }) => error)).toEqual([
      'error_status_code',
      'error_status_code',
      'could_not_connect',
      'could_not_connect',
    ]);
  });

  test('nothing comes again unless redelivery is on', async () => {
    const { sim, bot, clock } = await stand();
    bot.status = 500;
    await sim.user('a').says('x');
    clock.advance(3_600_000);
    await sim.idle({ scheduled: true });
    expect(bot.requests).toHaveLength(1);
  });

  test('a redelivered event is the same but for its mark', async () => {
    const { sim, bot, clock } = await stand({ redelivery: true, redeliveryDelaysMs: [1_000, 5_000] });
    bot.status = 500;
    await sim.user('a').says('x');
    clock.advance(1_000);
    await sim.idle();
    bot.status = 200;
    clock.advance(5_000);
    await sim.idle({ scheduled: true });
    const [first, second, third, ...rest] = bot.requests.flatMap(({ events }) => events);
    expect(rest).toEqual([]);
    expect(first?.deliveryContext).toEqual({ isRedelivery: false });
    expect(second).toEqual({ ...first, deliveryContext: { isRedelivery: true } });
    expect(third).toEqual(second);
  });

  test('redelivery lets later events overtake', async () => {
    const { sim, bot, clock } = await stand({ redelivery: true, redeliveryDelaysMs: [1_000] });
    bot.status = 500;
    await sim.user('a').says('1');
    bot.status = 200;
    await sim.user('a').says('2');
    clock.advance(1_000);
    await sim.idle({ scheduled: true });
    expect(wordsOf(bot.requests)).toEqual([['1'], ['2'], ['1']]);
  });

  test('the Verify button and test endpoint post a signed body without events', async () => {
    const { sim, bot, api } = await stand();
    expect((await sim.verify()).status).toBe(200);
    expect((await api('POST', '/v2/bot/channel/webhook/test', {})).json).toMatchObject({
      success: true,
      statusCode: 200,
      reason: 'OK',
    });
    bot.status = 500;
    expect((await api('POST', '/v2/bot/channel/webhook/test', {})).json).toMatchObject({
      success: false,
      statusCode: 500,
      reason: 'ERROR_STATUS_CODE',
    });
    expect(bot.requests.map(({ body }) => body)).toEqual(
      Array(3).fill(JSON.stringify({ destination: sim.botUserId, events: [] })),
    );
    expect(sim.openapiBreaks).toEqual([]);
  });

  test('anything can be sent, signed or not', async () => {
    const { sim, bot } = await stand();
    await sim.raw('{"cut', null);
    await sim.raw('{"cut', 'forged');
    await sim.raw(new Uint8Array([0xff]));
    expect(bot.requests.map(({ headers }) => headers['x-line-signature'])).toEqual([
      undefined,
      'forged',
      expect.stringMatching(/=$/),
    ]);
  });

  test('webhook settings', async () => {
    const { sim, api } = await stand();
    const url = 'https://bot.example/webhook';
    expect((await api('PUT', '/v2/bot/channel/webhook/endpoint', { endpoint: 'http://bot.example/' })).status).toBe(
      400,
    );
    expect((await api('PUT', '/v2/bot/channel/webhook/endpoint', { endpoint: url })).json).toEqual({});
    expect((await api('GET', '/v2/bot/channel/webhook/endpoint')).json).toEqual({ endpoint: url, active: true });
    sim.setWebhook(null);
    expect((await api('GET', '/v2/bot/channel/webhook/endpoint')).status).toBe(404);
  });
});

test('airplane mode keeps both sides waiting', async () => {
  const { sim, bot, api } = await stand();
  const user = sim.user('a');
  await user.follow();
  await user.airplane(true);
  const said = await user.says('from the hills');
  expect(said.delivery).toBeNull();
  await api('POST', '/v2/bot/message/push', { to: user.userId, messages: [{ type: 'text', text: 'hello?' }] });
  expect(user.chat.map((item) => item.delivered)).toEqual([false, false]);
  expect(bot.requests).toHaveLength(1);
  const hears = user.waitForReply();
  await user.airplane(false);
  expect((await hears).message).toEqual({ type: 'text', text: 'hello?' });
  expect(bot.requests.at(-1)?.events).toMatchObject([{ message: { text: 'from the hills' } }]);
});

describe('events that no person’s phone makes', () => {
  test('without a user id, or without a source', async () => {
    const { sim, bot } = await stand();
    await sim.post({ type: 'user' }, { type: 'message', message: { type: 'text', id: '1', text: 'from a PC' } });
    await sim.post({ type: 'room', roomId: `R${'0'.repeat(32)}` }, { type: 'join' });
    await sim.post(undefined, { type: 'accountLink', link: { result: 'failed', nonce: 'n' } });
    const events = bot.requests.flatMap((request) => request.events);
    expect(events.map((event) => event.source)).toEqual([
      { type: 'user' },
      { type: 'room', roomId: `R${'0'.repeat(32)}` },
      undefined,
    ]);
    expect(events.map((event) => event.replyToken !== undefined)).toEqual([true, true, false]);
  });

  test('a load generator signs its own', async () => {
    const { sim, api } = await stand();
    const { userId } = sim.user('a');
    const event = sim.compose(
      { type: 'user', userId },
      { type: 'message', message: { type: 'text', id: '1', text: 'x' } },
    );
    const { body, signature } = sim.signed([event]);
    expect(signature).toBe(signatureOf(SECRET, body));
    const reply = { replyToken: event.replyToken, messages: [{ type: 'text', text: 'x' }] };
    expect((await api('POST', '/v2/bot/message/reply', reply)).status).toBe(200);
  });

  test('several pictures at once are tied together', async () => {
    const { sim } = await stand();
    const photo = { bytes: new Uint8Array([1]), contentType: 'image/jpeg' };
    const sent = await sim.user('a').images([photo, photo]);
    const sets = sent.map(
      ({ event }) => (event.message as { imageSet: { id: string; index: number; total: number } }).imageSet,
    );
    expect(sets.map(({ index, total }) => [index, total])).toEqual([
      [1, 2],
      [2, 2],
    ]);
    expect(new Set(sets.map(({ id }) => id)).size).toBe(1);
    expect(sim.openapiBreaks).toEqual([]);
  });
});

describe('memory', () => {
  test('logs are bounded; with 0 only counters stay', async () => {
    const { sim, api } = await stand({ logLimit: 0, chatLimit: 0 });
    const user = sim.user('a');
    await user.follow();
    for (let i = 0; i < 3; i++)
      await api('POST', '/v2/bot/message/push', { to: user.userId, messages: [{ type: 'text', text: 'x' }] });
    expect([sim.sent, sim.calls, sim.deliveries, user.chat]).toEqual([[], [], [], []]);
    expect([sim.sentTotal, sim.callsTotal]).toEqual([3, 3]);
  });

  test('a log keeps at least its limit, at most twice that', () => {
    const log = boundedLog<number>(10);
    for (let i = 0; i < 1_000; i++) log.add(i);
    expect(log.all().length).toBeGreaterThanOrEqual(10);
    expect(log.all().length).toBeLessThanOrEqual(20);
    expect([log.all().at(-1), log.total]).toEqual([999, 1_000]);
  });
});
