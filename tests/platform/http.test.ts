import { describe, expect, test } from 'vitest';
import { stand, text } from './support/stand.ts';

const PUSH = '/v2/bot/message/push';

describe('what every endpoint shares', () => {
  test('a wrong token is 401, whatever follows', async () => {
    const { api, sim } = await stand();
    const wrong = await api('GET', '/v2/bot/info', undefined, { authorization: 'Bearer nope' });
    expect(wrong.status).toBe(401);
    expect(wrong.json).toEqual({
      message:
        'Authentication failed due to the following reason: invalid token. Confirm that the access token in the authorization header is valid.',
    });
    const none = await fetch(`${sim.url}/v2/bot/info`);
    expect(none.status).toBe(401);
    expect(none.headers.get('x-line-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('unknown paths and wrong methods are 404', async () => {
    const { api } = await stand();
    expect([(await api('GET', '/v2/bot/nothing')).status, (await api('GET', PUSH)).status]).toEqual([404, 404]);
    expect((await api('DELETE', '/v2/bot/info')).json).toEqual({ message: 'Not found' });
    expect((await api('GET', '/v2/bot/nothing')).headers.get('x-line-request-id')).not.toBeNull();
  });

  test('bodies over 2 MB are 413', async () => {
    const { api } = await stand();
    const huge = (bytes: number) => api('POST', PUSH, `{"to":"x","messages":[],"pad":"${'a'.repeat(bytes - 33)}"}`);
    expect((await huge(2 * 1024 * 1024)).status).toBe(400);
    expect((await huge(2 * 1024 * 1024 + 1)).status).toBe(413);
  });

  test('JSON that is none, and JSON of another kind', async () => {
    const { api } = await stand();
    const broken = await api('POST', PUSH, '{"to": "x",\n "messages": [}');
    expect(broken.json).toEqual({
      message: expect.stringMatching(/^The request body could not be parsed as JSON \(line: \d+, column: \d+\)$/),
    });
    expect((await api('POST', PUSH, '[]')).status).toBe(400);
    expect((await api('POST', PUSH, 'null')).status).toBe(400);
    const plain = await api('POST', PUSH, '{}', { 'content-type': 'text/plain' });
    expect([plain.status, plain.json]).toEqual([415, { message: 'The content type, text/plain, is not supported' }]);
  });

  test('every call is logged with its request id', async () => {
    const { api, sim } = await stand();
    const answer = await api('POST', PUSH, { to: 'x', messages: [text('x')] });
    expect(sim.calls).toEqual([
      {
        at: sim.clock.now(),
        method: 'POST',
        path: PUSH,
        status: 400,
        requestId: answer.headers.get('x-line-request-id'),
        error: (answer.json as { message: string }).message,
      },
    ]);
  });
});

describe('token buckets', () => {
  const LIMITED = { message: 'The API rate limit has been exceeded. Try again later.' };

  test('a bucket runs dry and refills steadily', async () => {
    const { api, clock } = await stand();
    const test = async () => (await api('POST', '/v2/bot/channel/webhook/test', {})).status;
    for (let i = 0; i < 60; i++) expect(await test()).toBe(200);
    expect(await test()).toBe(429);
    clock.advance(59_999);
    expect((await api('POST', '/v2/bot/channel/webhook/test', {})).json).toEqual(LIMITED);
    clock.advance(1);
    expect(await test()).toBe(200);
    expect(await test()).toBe(429);
  });

  test('each endpoint has its own; parameters are not told apart', async () => {
    const { api } = await stand();
    const del = async (id: string) => (await api('DELETE', `/v2/bot/richmenu/richmenu-${id}`)).status;
    for (let i = 0; i < 100; i++) await del(String(i));
    expect(await del('x')).toBe(429);
    expect((await api('GET', '/v2/bot/richmenu/richmenu-x')).status).toBe(404);
  });

  test('they can be switched off', async () => {
    const { api } = await stand({ rateLimits: false });
    for (let i = 0; i < 70; i++) expect((await api('POST', '/v2/bot/channel/webhook/test', {})).status).toBe(200);
  });
});
