import { expect, test } from 'vitest';
import { messageUsage } from '../../bot/line/message-usage.ts';
import { stand, TOKEN } from '../platform/support/stand.ts';
import { PATIENT_MS } from '../support/patience.ts';

const UNIT = 'rem_202611_d5';

async function counting(people: number) {
  const all = await stand({ quota: { type: 'limited', value: 1_000 } });
  const users = Array.from({ length: people }, (_, n) => all.sim.user(`p${n}`));
  for (const user of users) await user.follow();
  const usage = messageUsage({ channelAccessToken: TOKEN, apiOrigin: all.sim.url, timeoutMs: PATIENT_MS });
  const multicast = () =>
    fetch(`${all.sim.url}/v2/bot/message/multicast`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        to: users.map(({ userId }) => userId),
        messages: [{ type: 'text', text: 'hello' }],
        customAggregationUnits: [UNIT],
      }),
    });
  return { ...all, users, usage, multicast };
}

test('tells the plan and what is used of it', async () => {
  const { usage, multicast, sim } = await counting(3);
  expect(await usage.quota()).toEqual({ kind: 'limited', most: 1_000, used: 0 });
  await multicast();
  expect(await usage.quota()).toEqual({ kind: 'limited', most: 1_000, used: 3 });
  sim.world.usage.plan = { type: 'none' };
  expect(await usage.quota()).toEqual({ kind: 'none', most: null, used: 3 });
});

test('a figure that cannot be read is no figure', async () => {
  const { usage, sim } = await counting(0);
  for (const fault of ['error-before', 'rate-limit', 'reset'] as const) {
    sim.fail({ endpoint: 'GET /v2/bot/message/quota/consumption', fault });
    expect(await usage.quota()).toBeNull();
  }
  const nobody = messageUsage({ channelAccessToken: TOKEN, apiOrigin: 'http://127.0.0.1:9' });
  expect(await nobody.quota()).toBeNull();
  expect(await nobody.seen(UNIT, '20261101', '20261102')).toBeNull();
});

test('a day counts on the next one, and fewer than twenty people stay private', async () => {
  const many = await counting(20);
  await many.multicast();
  const day = new Date(many.sim.clock.now() + 9 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');
  expect(await many.usage.delivered(day)).toBeNull();
  many.clock.advance(24 * 3_600_000);
  expect(await many.usage.delivered(day)).toEqual({ value: 20 });
  const few = await counting(3);
  await few.multicast();
  few.clock.advance(24 * 3_600_000);
  expect(await few.usage.delivered(day)).toEqual({ value: null });
});

test('who opened a message has seen it, from twenty people on', async () => {
  const { users, usage, multicast } = await counting(20);
  await multicast();
  const seen = () => usage.seen(UNIT, '20261121', '20261122');
  for (const user of users.slice(1)) user.read();
  expect(await seen()).toEqual({ value: null });
  for (const user of users) user.read();
  expect(await seen()).toEqual({ value: 20 });
  await multicast();
  expect(await seen()).toEqual({ value: 20 });
});
