import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { lineClient } from '../../bot/line/client.ts';
import { verdictOf } from '../../bot/line/verdict.ts';
import type { Line } from '../../bot/ports.ts';
import { stand, TOKEN } from '../platform/support/stand.ts';
import type { Fault } from '../simulator/mischief/outbound.ts';
import { PATIENT_MS, untilItHangs } from '../support/patience.ts';

const KEY = '123e4567-e89b-12d3-a456-426614174000';
const HELLO = { type: 'text' as const, text: 'hello' };
const TOO_LATE = { kind: 'ambiguous', message: 'timeout', requestId: null };
const ID = expect.stringMatching(/^[0-9a-f-]{36}$/);

async function withFriend() {
  const all = await stand();
  const user = all.sim.user('a');
  await user.follow();
  const line = lineClient({ channelAccessToken: TOKEN, apiOrigin: all.sim.url, deadline: untilItHangs(all.sim) });
  const idOfLast = () => all.sim.calls.at(-1)?.requestId;
  return { ...all, user, line, idOfLast };
}

describe("LINE's own answers", () => {
  test('a reply is accepted, and its token is refused the second time', async () => {
    const { sim, user, line, idOfLast } = await withFriend();
    const { event } = await user.says('hi');
    const token = event.replyToken ?? '';
    expect(await line.reply(token, [HELLO])).toEqual({ kind: 'accepted', requestId: idOfLast() });
    expect(user.chat.at(-1)).toMatchObject({ from: 'bot' });
    const again = await line.reply(token, [HELLO]);
    expect(again).toEqual({ kind: 'refused', status: 400, message: 'Invalid reply token', requestId: idOfLast() });
    expect(sim.openapiBreaks).toEqual([]);
  });

  test('a push with the same key twice is one push, under the id of the first', async () => {
    const { sim, user, line } = await withFriend();
    const before = user.chat.length;
    const first = await line.push(user.userId, [HELLO], KEY);
    expect(first).toEqual({ kind: 'accepted', requestId: ID });
    expect(await line.push(user.userId, [HELLO], KEY)).toEqual(first);
    expect(sim.calls.slice(-2).map(({ status }) => status)).toEqual([200, 409]);
    expect(user.chat).toHaveLength(before + 1);
    expect(sim.openapiBreaks).toEqual([]);
  });

  test('a menu is linked without a body, and ids cannot leave their place in the path', async () => {
    const { sim, user, line, idOfLast } = await withFriend();
    const unknown = await line.linkRichMenu(user.userId, 'richmenu-none');
    expect(unknown).toMatchObject({ kind: 'refused', status: 404, requestId: idOfLast() });
    await line.linkRichMenu('../x', 'a/b?c#d');
    expect(sim.calls.at(-1)?.path).toContain('/richmenu/a%2Fb%3Fc%23d');
    expect(sim.openapiBreaks).toEqual([]);
  });

  test('a wrong token is refused', async () => {
    const { sim, user } = await withFriend();
    const line = lineClient({ channelAccessToken: 'other', apiOrigin: sim.url, timeoutMs: PATIENT_MS });
    expect(await line.push(user.userId, [HELLO], KEY)).toMatchObject({ kind: 'refused', status: 401 });
  });
});

describe('faults between LINE and us', () => {
  test.each<[Fault, object, number]>([
    ['invalid-reply-token', { kind: 'refused', status: 400, message: 'Invalid reply token', requestId: ID }, 0],
    ['not-found', { kind: 'refused', status: 404, message: 'Not found', requestId: ID }, 0],
    ['conflict', { kind: 'accepted', requestId: ID }, 1],
    ['rate-limit', { kind: 'rate-limited', requestId: ID }, 0],
    ['monthly-limit', { kind: 'out-of-quota', requestId: ID }, 0],
    ['error-before', { kind: 'ambiguous', message: '500 Internal Server Error', requestId: ID }, 0],
    ['error-after', { kind: 'ambiguous', message: '500 Internal Server Error', requestId: ID }, 1],
    ['reset', { kind: 'ambiguous', message: 'TypeError', requestId: null }, 0],
    ['reset-after', { kind: 'ambiguous', message: 'TypeError', requestId: null }, 1],
    ['hang', TOO_LATE, 0],
    ['hang-after', TOO_LATE, 1],
  ])('%s', async (fault, verdict, delivered) => {
    const { sim, user, line } = await withFriend();
    const before = user.chat.length;
    sim.fail({ endpoint: 'POST /v2/bot/message/push', fault });
    expect(await line.push(user.userId, [HELLO], KEY)).toEqual(verdict);
    expect(user.chat).toHaveLength(before + delivered);
  });

  test('a multicast is told apart by its retry key, and each kind of 429 by its words', async () => {
    const { sim, user, line, idOfLast } = await withFriend();
    const body = JSON.stringify({ to: [user.userId], messages: [HELLO], customAggregationUnits: ['rem_1'] });
    expect(await line.multicast(body, KEY)).toEqual({ kind: 'accepted', requestId: idOfLast() });
    const first = idOfLast();
    expect(await line.multicast(body, KEY)).toEqual({ kind: 'accepted', requestId: first });
    expect(sim.sent).toHaveLength(1);
    expect(sim.sent[0]).toMatchObject({ kind: 'multicast', aggregationUnit: 'rem_1', to: [user.userId] });
    for (const [fault, kind] of [
      ['rate-limit', 'rate-limited'],
      ['monthly-limit', 'out-of-quota'],
    ] as const) {
      sim.fail({ endpoint: 'POST /v2/bot/message/multicast', fault });
      expect(await line.multicast(body, KEY.replace('1', '2'))).toMatchObject({ kind });
    }
    const strangers = JSON.stringify({ to: [user.userId, `U${'f'.repeat(32)}`], messages: [HELLO] });
    const refused = await line.multicast(strangers, KEY.replace('1', '3'));
    expect(refused).toMatchObject({ kind: 'refused', status: 400, message: expect.stringContaining('to[1]') });
    expect(sim.openapiBreaks).toEqual([]);
  });

  test('nobody listens', async () => {
    const line = lineClient({ channelAccessToken: TOKEN, apiOrigin: 'http://127.0.0.1:9', timeoutMs: PATIENT_MS });
    expect(await line.reply('t', [HELLO])).toEqual({ kind: 'ambiguous', message: 'TypeError', requestId: null });
  });
});

test.each<[number, string, object]>([
  [200, '{}', { kind: 'accepted' }],
  [202, '', { kind: 'accepted' }],
  [
    200,
    '<html>log in to this network</html>',
    { kind: 'ambiguous', message: '200 <html>log in to this network</html>' },
  ],
  [408, '', { kind: 'ambiguous', message: '408 ' }],
  [413, '{"message":"Payload Too Large"}', { kind: 'refused', status: 413, message: 'Payload Too Large' }],
  [429, '{"message":"You have reached your monthly limit."}', { kind: 'out-of-quota' }],
  [429, '', { kind: 'rate-limited' }],
  [501, '{"message":"nothing here"}', { kind: 'refused', status: 501, message: 'nothing here' }],
  [502, '<html>Bad Gateway</html>', { kind: 'ambiguous', message: '502 <html>Bad Gateway</html>' }],
  [503, '{"message":"later"}', { kind: 'ambiguous', message: '503 later' }],
])('%i %s', (status, body, verdict) => {
  const headers = new Headers({ 'x-line-request-id': 'r1' });
  expect(verdictOf(status, headers, body)).toEqual({ requestId: 'r1', ...verdict });
});

/** What a server on a bare socket saw. It says `words` and then nothing any more. */
async function silentServer(words: string) {
  const open = new Set<Socket>();
  const requests: string[] = [];
  /** Ends of the connections that carried a call. */
  const ends: Promise<unknown>[] = [];
  const server = createServer((socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    // A reset is as good an end as any here.
    socket.on('error', () => {});
    socket.once('data', (head) => {
      requests.push(String(head));
      ends.push(new Promise((resolve) => socket.once('close', resolve)));
      socket.resume().write(words);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, open, requests, ends };
}

describe('a LINE that takes calls and never ends its answer', () => {
  const calls: Record<string, (line: Line) => ReturnType<Line['reply']>> = {
    reply: (line) => line.reply('t', [HELLO]),
    push: (line) => line.push('U1', [HELLO], KEY),
    multicast: (line) => line.multicast(JSON.stringify({ to: ['U1'], messages: [HELLO] }), KEY),
    linkRichMenu: (line) => line.linkRichMenu('U1', 'richmenu-1'),
  };

  test.each([
    ['no headers', ''],
    ['no end of a body', 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{'],
    ['no end of an error', 'HTTP/1.1 500 Oops\r\ntransfer-encoding: chunked\r\n\r\n1\r\n{\r\n'],
  ])('%s: every call is ambiguous after its deadline, and takes its connection with it', async (_, words) => {
    const { origin, open, ends } = await silentServer(words);
    const late = new AbortController();
    const line = lineClient({ channelAccessToken: TOKEN, apiOrigin: origin, deadline: () => late.signal });
    const all = Object.values(calls).flatMap((call) => Array.from({ length: 20 }, () => call(line)));
    await expect.poll(() => ends.length).toBe(all.length);
    late.abort(new DOMException('', 'TimeoutError'));
    expect(await Promise.all(all)).toEqual(all.map(() => TOO_LATE));
    // Without the cut they would end when undici gives up, after five minutes.
    await Promise.all(ends);
    // For some ended calls undici connects anew, ahead of need, and lets go of a connection that idles for 4 s.
    while (open.size > 0) await new Promise((resolve) => [...open].at(-1)?.once('close', resolve));
  });

  test('the deadline is so many milliseconds', async () => {
    const { origin } = await silentServer('');
    const line = lineClient({ channelAccessToken: TOKEN, apiOrigin: origin, timeoutMs: 20 });
    expect(await line.reply('t', [HELLO])).toEqual(TOO_LATE);
  });

  test('only pushes carry a retry key, and all carry the token', async () => {
    const { origin, requests } = await silentServer(
      'HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}',
    );
    const line = lineClient({ channelAccessToken: TOKEN, apiOrigin: origin, timeoutMs: PATIENT_MS });
    for (const call of Object.values(calls)) expect(await call(line)).toEqual({ kind: 'accepted', requestId: null });
    const heads = requests.map((head) => head.toLowerCase());
    expect(heads.map((head) => head.includes(`x-line-retry-key: ${KEY}`))).toEqual([false, true, true, false]);
    expect(heads.every((head) => head.includes(`authorization: bearer ${TOKEN}`))).toBe(true);
  });
});
