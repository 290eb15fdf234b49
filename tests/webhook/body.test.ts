import { describe, expect, test } from 'vitest';
import { startBot } from '../support/bot.ts';
import { codeOf, knock } from './support/door.ts';
import { inbox } from './support/story.ts';

const MB = 1024 * 1024;
const bytes = (...values: number[]) => Uint8Array.from(values);
const padded = (size: number) => {
  const head = '{"destination":"U","events":[],"pad":"';
  return `${head}${'x'.repeat(size - head.length - 2)}"}`;
};

describe('a signed body that is no webhook', () => {
  test.each<[string, Uint8Array | string]>([
    ['nothing', ''],
    ['garbage', 'ŧħıs ıs nøt JSØN'],
    ['zeros', bytes(0, 0, 0, 0)],
    ['cut off', '{"destination":"U","events":[{"type":"mess'],
    ['cut off inside a letter', Buffer.concat([Buffer.from('{"events":[],"x":"'), bytes(0xe0, 0xb8)])],
    [
      'letters in UTF-8 that is none',
      Buffer.concat([Buffer.from('{"events":[],"x":"'), bytes(0xff), Buffer.from('"}')]),
    ],
    ['UTF-16', Buffer.from('{"events":[]}', 'utf16le')],
    ['null', 'null'],
    ['a number', '12'],
    ['a list', '[]'],
    ['a text', '"events"'],
    ['no events', '{"destination":"U"}'],
    ['events that are no list', '{"events":{"0":{}}}'],
    ['events that are null', '{"events":null}'],
    ['a deep nest', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ])('%s → 400, stored nowhere', async (_what, body) => {
    const bot = await startBot();
    const answer = await knock(bot.url, { body });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'not-a-webhook']);
    expect(inbox(bot)).toEqual([]);
  });

  test('events that are no objects are passed over', async () => {
    const bot = await startBot();
    const body = JSON.stringify({ destination: 'U', events: [null, 1, 'x', [], {}, { webhookEventId: 7 }, true] });
    expect((await knock(bot.url, { body })).status).toBe(200);
    expect(inbox(bot)).toEqual([]);
  });

  test.each(['', 'x'.repeat(101), 'with space', 'nul\u0000', 'lone \ud800', 'รหัส'])(
    'an event whose id is %j is passed over, the one beside it is not',
    async (webhookEventId) => {
      const bot = await startBot();
      const source = { type: 'user' as const, userId: bot.sim.user('a').userId };
      const event = bot.sim.compose(source, { type: 'follow', follow: { isUnblocked: false } });
      const { body } = bot.sim.signed([{ ...event, webhookEventId }, event]);
      expect((await knock(bot.url, { body })).status).toBe(200);
      await bot.settle();
      expect(inbox(bot).map((row) => row.event_id)).toEqual([event.webhookEventId]);
      expect(bot.sim.sent.map(({ replyToken }) => replyToken)).toEqual([event.replyToken]);
    },
  );
});

describe('a body over 1 MB', () => {
  test.each([
    ['with its length told', false],
    ['in chunks', true],
  ])('%s → 413 before the signature is looked at', async (_how, chunked) => {
    const bot = await startBot();
    for (const signature of [undefined, 'AAAA', null]) {
      const knocked = { body: padded(MB + 1), chunked, ...(signature === undefined ? {} : { signature }) };
      const answer = await knock(bot.url, knocked);
      expect([answer.status, codeOf(answer)]).toEqual([413, 'too-large']);
    }
    expect(bot.log.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test.each([false, true])('exactly 1 MB passes (chunked: %s)', async (chunked) => {
    const bot = await startBot();
    expect((await knock(bot.url, { body: padded(MB), chunked })).status).toBe(200);
  });

  test('ten times as much is cut off, and the door still opens', async () => {
    const bot = await startBot();
    const flood = await knock(bot.url, { body: padded(10 * MB), chunked: true }).catch(() => ({ status: 413 }));
    expect(flood.status).toBe(413);
    expect((await bot.sim.verify()).status).toBe(200);
  });
});

test("the console's Verify button: no events → 200 with {}", async () => {
  const bot = await startBot();
  expect(await bot.sim.verify()).toMatchObject({ status: 200, answer: '{}' });
  expect(inbox(bot)).toEqual([]);
});

test('the webhook has one method', async () => {
  const bot = await startBot();
  for (const method of ['GET', 'PUT', 'DELETE']) {
    const { status } = await fetch(`${bot.url}/webhook`, { method });
    expect(status).toBeGreaterThanOrEqual(404);
    expect(status).toBeLessThan(500);
  }
});
