import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fateOf, type InboundMischief } from '../simulator/mischief/inbound.ts';
import { type Fault, faultOf } from '../simulator/mischief/outbound.ts';
import { type Stand, stand, text } from './support/stand.ts';

const ALL: InboundMischief = { seed: 7, duplicate: 0.3, copies: 3, reorder: 0.3, delay: 0.3, drop: 0.3, noise: 0.3 };
const fates = (mischief: InboundMischief) => Array.from({ length: 200 }, (_, n) => fateOf(mischief, n + 1));

describe('the dice', () => {
  test('one seed, one story; another seed, another', () => {
    expect(fates(ALL)).toEqual(fates({ ...ALL }));
    expect(fates(ALL)).not.toEqual(fates({ ...ALL, seed: 8 }));
  });

  test('a fate depends on its number alone, not on what was asked before', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 1e6 }), (seed, n) => {
        fateOf({ ...ALL, seed }, n + 1);
        expect(fateOf({ ...ALL, seed }, n)).toEqual(fateOf({ ...ALL, seed }, n));
      }),
    );
  });

  test('one fault switched off leaves the others as they were', () => {
    const without = fates({ ...ALL, drop: 0 });
    expect(without).toEqual(fates(ALL).map((fate) => ({ ...fate, drop: false })));
  });

  test('probabilities are kept, 0 and 1 exactly', () => {
    const dropped = fates({ seed: 1, drop: 0.25 }).filter((fate) => fate.drop).length;
    expect(dropped).toBeGreaterThan(25);
    expect(dropped).toBeLessThan(80);
    expect(
      fates({ seed: 1 }).every(
        (fate) => fate.copies === 0 && !fate.drop && !fate.reorder && fate.delayMs === 0 && fate.noise === null,
      ),
    ).toBe(true);
    expect(fates({ seed: 1, duplicate: 1, copies: 3 }).every(({ copies }) => copies >= 1 && copies <= 3)).toBe(true);
  });

  test('outbound too', () => {
    const rolls = (seed: number) =>
      Array.from({ length: 100 }, (_, n) => faultOf({ seed, 'rate-limit': 0.2, hang: 0.2 }, 'POST /x', n));
    expect(rolls(1)).toEqual(rolls(1));
    expect(rolls(1)).not.toEqual(rolls(2));
    expect(new Set(rolls(1))).toEqual(new Set([null, 'rate-limit', 'hang']));
  });
});

/**
 * All webhook events that the bot saw while two people spoke, with the clock run to the end. One request at a time: of two
 * under way at once the network says which arrives first.
 */
async function story(inbound: InboundMischief): Promise<string[]> {
  const { sim, bot, clock } = await stand({ inbound, openapiDir: null, webhooksInFlight: 1 });
  for (let i = 0; i < 20; i++) {
    await sim.user(i % 2 === 0 ? 'a' : 'b').says(`${i}`);
    await sim.idle();
  }
  for (let i = 0; i < 20; i++) {
    clock.advance(60_000);
    await sim.idle();
  }
  await sim.idle({ scheduled: true });
  return bot.requests.flatMap(({ events }) =>
    events.map(
      (event) => `${(event.message as { text: string }).text}${event.deliveryContext.isRedelivery ? '!' : ''}`,
    ),
  );
}

describe('webhooks under mischief', () => {
  const numbers = Array.from({ length: 20 }, (_, i) => `${i}`);

  test('nothing is lost, and a seed repeats the whole story', async () => {
    const mischief = { seed: 3, duplicate: 0.3, copies: 2, reorder: 0.3, delay: 0.2, drop: 0.2 };
    const first = await story(mischief);
    expect(new Set(first.map((word) => word.replace('!', '')))).toEqual(new Set(numbers));
    expect(first.length).toBeGreaterThan(20);
    expect(first).not.toEqual(numbers);
    expect(await story(mischief)).toEqual(first);
  });

  test('duplicates are the very same event', async () => {
    const { sim, bot } = await stand({ inbound: { seed: 1, duplicate: 1 } });
    await sim.user('a').says('x');
    await sim.idle();
    const [one, two, ...rest] = bot.requests.flatMap(({ events }) => events);
    expect(rest).toEqual([]);
    expect(two).toEqual(one);
  });

  test('a dropped event comes again, marked', async () => {
    const { sim, bot, clock } = await stand({ inbound: { seed: 1, drop: 1 } });
    const said = await sim.user('a').says('x');
    expect(said.delivery).toMatchObject({ status: null, error: 'dropped' });
    expect(bot.requests).toEqual([]);
    clock.advance(10_000);
    await sim.idle({ scheduled: true });
    expect(bot.requests.flatMap(({ events }) => events)).toEqual([
      { ...said.event, deliveryContext: { isRedelivery: true } },
    ]);
  });

  test('a reordered event lets the next pass', async () => {
    const words = await story({ seed: 1, reorder: 0.5 });
    expect([...words].sort()).toEqual([...numbers].sort());
    expect(words).not.toEqual(numbers);
  });

  test('a reordered event that nobody overtakes leaves by itself', async () => {
    const { sim, bot, clock } = await stand({ inbound: { seed: 1, reorder: 1 } });
    expect((await sim.user('a').says('x')).delivery).toBeNull();
    clock.advance(1_000);
    await sim.idle({ scheduled: true });
    expect(bot.requests).toHaveLength(1);
  });

  test('noise comes beside the event, never instead of it', async () => {
    const { sim, bot } = await stand({ inbound: { seed: 1, noise: 1 } });
    for (let i = 0; i < 12; i++) await sim.user('a').says(`${i}`);
    await sim.idle();
    // Nobody waits for noise: it comes when it comes.
    await expect.poll(() => bot.requests.length).toBe(24);
    const real = bot.requests.flatMap(({ events }) => events).filter((event) => event.type === 'message');
    expect(new Set(real.map((event) => event.webhookEventId)).size).toBe(12);
  });
});

const push = ({ api }: Stand, to: string, headers = {}) =>
  api('POST', '/v2/bot/message/push', { to, messages: [text('x')] }, headers);

async function withFriend() {
  const all = await stand();
  const user = all.sim.user('a');
  await user.follow();
  return { ...all, user };
}

describe('scripted faults', () => {
  test.each<[Fault, number, string, number]>([
    ['invalid-reply-token', 400, 'Invalid reply token', 0],
    ['invalid-access-token', 401, 'Authentication failed', 0],
    ['not-found', 404, 'Not found', 0],
    ['rate-limit', 429, 'rate limit has been exceeded', 0],
    ['monthly-limit', 429, 'You have reached your monthly limit.', 0],
    ['error-before', 500, '', 0],
    ['error-after', 500, '', 1],
    ['conflict', 409, 'The retry key is already accepted', 1],
  ])('%s: %i', async (fault, status, message, delivered) => {
    const all = await withFriend();
    all.sim.fail({ endpoint: '/v2/bot/message/push', fault });
    const answer = await push(all, all.user.userId);
    expect(answer.status).toBe(status);
    expect((answer.json as { message: string }).message).toContain(message);
    expect(all.user.chat).toHaveLength(delivered);
    expect(all.sim.calls.at(-1)).toMatchObject({ fault, status });
    expect((await push(all, all.user.userId)).status).toBe(200);
  });

  test('after a 500 that hid an acceptance the same key is a conflict', async () => {
    const all = await withFriend();
    const key = { 'x-line-retry-key': '123e4567-e89b-12d3-a456-426614174000' };
    all.sim.fail({ fault: 'error-after' });
    expect((await push(all, all.user.userId, key)).status).toBe(500);
    expect((await push(all, all.user.userId, key)).status).toBe(409);
    expect(all.user.chat).toHaveLength(1);
  });

  test('a hang ends after 30 s of the clock without an answer', async () => {
    const all = await withFriend();
    all.sim.fail({ fault: 'hang' });
    const hanging = push(all, all.user.userId).then(
      () => 'answered',
      () => 'cut',
    );
    while (all.sim.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
    all.clock.advance(30_000);
    expect(await hanging).toBe('cut');
    expect(all.user.chat).toEqual([]);
  });

  test('a reset cuts at once; what was taken stays taken', async () => {
    const all = await withFriend();
    all.sim.fail({ fault: 'reset-after' });
    await expect(push(all, all.user.userId)).rejects.toThrow();
    expect(all.user.chat).toHaveLength(1);
  });

  test('times, after and endpoint choose the calls', async () => {
    const all = await withFriend();
    all.sim.fail({ endpoint: 'POST /v2/bot/message/push', after: 1, times: 2, fault: 'error-before' });
    expect((await all.api('GET', '/v2/bot/info')).status).toBe(200);
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push((await push(all, all.user.userId)).status);
    expect(statuses).toEqual([200, 500, 500, 200]);
  });

  test('a call that LINE refuses anyway stays refused', async () => {
    const all = await withFriend();
    all.sim.fail({ fault: 'error-after' });
    expect((await push(all, 'nobody')).status).toBe(400);
  });

  test('healed, nothing fails any more', async () => {
    const all = await withFriend();
    all.sim.setOutbound({ seed: 1, 'error-before': 1 });
    all.sim.fail({ times: 5, fault: 'error-after' });
    all.sim.heal();
    expect((await push(all, all.user.userId)).status).toBe(200);
  });
});
