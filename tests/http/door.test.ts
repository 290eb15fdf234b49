import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { allEndpoints } from '../../bot/http/endpoints.ts';
import type { MonthsAnswer } from '../../shared/api/drafts.ts';
import { type ApiBot, apiBot, type SignedIn } from './support/api.ts';

const DRAFT = { formVersion: '2567-2', answers: { 'protect.1': 4 } };
const REPORT = { submissionId: '0192f0c1-7e3a-4bcd-8e3f-0123456789ab', ...DRAFT };
const MONTH = '2026-11';

async function withHer(): Promise<{ bot: ApiBot; her: SignedIn }> {
  const bot = await apiBot();
  return { bot, her: await bot.register('สมหญิง', 'DEMO-0002') };
}

describe('what is wrong is said in the contract’s order', () => {
  test('session, then whose it is, then the shape', async () => {
    const { bot, her } = await withHer();
    const put = (body: unknown, headers = {}, as: SignedIn | null = her) =>
      bot.call('PUT', `/reports/${MONTH}`, { as, body, headers });
    const other = { 'x-volunteer': 'somebody-else' };
    expect(await put('{', other, null)).toMatchObject({ status: 401, json: { code: 'not-signed-in' } });
    expect(await put('{', other)).toMatchObject({ status: 409, json: { code: 'other-user' } });
    expect(await put('{')).toMatchObject({ status: 422, json: { code: 'invalid-request' } });
    expect(await put(REPORT, { 'x-volunteer': her.me.id ?? '' })).toMatchObject({ status: 201 });
  });

  test('who is not registered may not report', async () => {
    const bot = await apiBot();
    const stranger = await bot.signIn(bot.user('คนใหม่').userId);
    const refused = await bot.call('PUT', `/reports/${MONTH}`, { as: stranger, body: REPORT });
    expect(refused).toMatchObject({ status: 403, json: { code: 'not-registered' } });
  });

  test('fields are named, the answers’ as answers', async () => {
    const { bot, her } = await withHer();
    const put = async (body: object) => (await bot.call('PUT', `/reports/${MONTH}`, { as: her, body })).json;
    expect(await put({ ...REPORT, answers: { 'protect.1': 'many' } })).toMatchObject({
      code: 'invalid-answers',
      errors: [{ path: 'answers.protect.1', code: 'invalid-type' }],
    });
    expect(await put({ ...REPORT, submissionId: 'x' })).toMatchObject({
      code: 'invalid-request',
      errors: [{ path: 'submissionId', code: 'invalid-format' }],
    });
  });

  test.each(['2026-13', '2569-1', 'x', '%00', '%E0%B9%91'])('a month that is none: %s', async (month) => {
    const { bot, her } = await withHer();
    expect(await bot.call('GET', `/reports/${month}`, { as: her })).toMatchObject({
      status: 422,
      json: { code: 'invalid-request', errors: [{ path: 'month' }] },
    });
  });
});

describe('a cookie counts only where the page that asks may be ours', () => {
  const OURS = 'https://bot.example';
  test.each<[string, string, string | null, number]>([
    ['GET', 'no Origin', null, 200],
    ['GET', 'ours', OURS, 200],
    ['GET', 'foreign', 'https://evil.example', 403],
    ['PUT', 'no Origin', null, 403],
    ['PUT', 'ours', OURS, 200],
    ['PUT', 'foreign', 'https://evil.example', 403],
    ['PUT', 'hidden', 'null', 403],
    ['PUT', 'almost ours', `${OURS}.evil.example`, 403],
  ])('%s, %s → %i', async (method, _, origin, status) => {
    const { bot, her } = await withHer();
    const headers = { cookie: her.cookie, ...(origin && { origin }) };
    const body = method === 'PUT' ? { body: DRAFT } : {};
    const path = method === 'PUT' ? `/drafts/${MONTH}` : '/session';
    expect((await bot.call(method, path, { headers, ...body })).status).toBe(status);
  });

  test('the host that was asked is ours too; a bearer needs no Origin, and beats the cookie', async () => {
    const { bot, her } = await withHer();
    const put = (headers: Record<string, string>, as: SignedIn | null = null) =>
      bot.call('PUT', `/drafts/${MONTH}`, { as, headers, body: DRAFT });
    expect((await put({ cookie: her.cookie, origin: bot.url })).status).toBe(200);
    expect((await put({ origin: 'https://evil.example' }, her)).status).toBe(200);
    expect((await put({ cookie: her.cookie, origin: bot.url, authorization: 'Bearer wrong' })).status).toBe(401);
  });

  test('a foreign page cannot sign anybody in', async () => {
    const bot = await apiBot();
    const body = { idToken: await bot.idToken(bot.user('เธอ').userId) };
    const foreign = await bot.call('POST', '/session', { body, headers: { origin: 'https://evil.example' } });
    expect(foreign).toMatchObject({ status: 403, json: { code: 'foreign-origin' } });
    expect((await bot.call('POST', '/session', { body, headers: { cookie: '__Host-session=old' } })).status).toBe(200);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonp', ''])(
    'nothing but JSON is read, as a form of another page could not send it: %s',
    async (type) => {
      const { bot, her } = await withHer();
      const answer = await bot.call('PUT', `/drafts/${MONTH}`, {
        as: her,
        body: DRAFT,
        headers: { 'content-type': type },
      });
      expect(answer).toMatchObject({ status: 415, json: { code: 'not-json' } });
    },
  );
});

describe('odd bodies', () => {
  test.each<[string, string]>([
    ['none', ''],
    ['half', '{"answers":'],
    ['null', 'null'],
    ['a list', '[]'],
    ['deep', '['.repeat(15_000)],
    ['a prototype', '{"__proto__":{"answers":{}},"formVersion":1}'],
    ['a NUL, which PostgreSQL cannot keep', '{"formVersion":"2567-2","answers":{"\\u0000":1}}'],
    ['too large a number', JSON.stringify({ ...DRAFT, answers: { 'protect.1': 1e300 } })],
  ])('%s: 422', async (_, body) => {
    const { bot, her } = await withHer();
    expect((await bot.call('PUT', `/drafts/${MONTH}`, { as: her, body })).status).toBe(422);
    expect(bot.log.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('more than 32 KB: 413, whether its length is told or not', async () => {
    const { bot, her } = await withHer();
    const body = JSON.stringify({ ...DRAFT, more: 'x'.repeat(33_000) });
    expect((await bot.call('PUT', `/drafts/${MONTH}`, { as: her, body })).status).toBe(413);
    const parts = new ReadableStream<Uint8Array>({
      start(stream) {
        for (let i = 0; i < 40; i++) stream.enqueue(new TextEncoder().encode('x'.repeat(1_000)));
        stream.close();
      },
    });
    const headers = { authorization: `Bearer ${her.bearer}`, 'content-type': 'application/json' };
    const init = { method: 'PUT', headers, body: parts, duplex: 'half' } as RequestInit;
    expect((await fetch(`${bot.url}/api/drafts/${MONTH}`, init)).status).toBe(413);
  });

  test('bytes that are no UTF-8: 422', async () => {
    const { bot, her } = await withHer();
    const headers = { authorization: `Bearer ${her.bearer}`, 'content-type': 'application/json; charset=utf-8' };
    const body = new Uint8Array([0x22, 0xff, 0xfe, 0x22]);
    expect((await fetch(`${bot.url}/api/drafts/${MONTH}`, { method: 'PUT', headers, body })).status).toBe(422);
  });
});

describe('paths and methods', () => {
  test('another method: 405, and which ones there are', async () => {
    const bot = await apiBot();
    for (const [method, path, allow] of [
      ['PATCH', '/session', 'POST, GET, DELETE, HEAD'],
      ['GET', '/sessions', 'DELETE'],
      ['OPTIONS', '/points', 'GET, HEAD'],
    ] as const) {
      const answer = await bot.call(method, path);
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow]);
      expect(answer.json).toMatchObject({ code: 'method-not-allowed' });
    }
  });

  test.each(['/nothing', '/', '', '/reports/2026-11/x', '/session/'])('no such path: %s', async (path) => {
    const bot = await apiBot();
    expect(await bot.call('GET', path)).toMatchObject({ status: 404, json: { code: 'not-found' } });
  });
});

describe('answers', () => {
  test('what was read may be asked for again by its ETag; what was done is kept nowhere', async () => {
    const { bot, her } = await withHer();
    const first = await bot.call('GET', '/points', { as: her });
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    expect(first.headers.get('vary')).toContain('authorization');
    const etag = first.headers.get('etag') ?? '';
    const known = await bot.call('GET', '/points', { as: her, headers: { 'if-none-match': `"other", ${etag}` } });
    expect([known.status, known.text, known.headers.get('etag')]).toEqual([304, '', etag]);
    const report = await bot.call('PUT', `/reports/${MONTH}`, { as: her, body: REPORT });
    expect([report.status, report.headers.get('cache-control'), report.headers.get('etag')]).toEqual([
      201,
      'no-store',
      null,
    ]);
    expect((await bot.call('GET', '/points', { as: her, headers: { 'if-none-match': etag } })).status).toBe(200);
    expect((await bot.call('GET', '/points')).headers.get('cache-control')).toBe('no-store');
  });

  test('long ones are packed for who can unpack them', async () => {
    const { bot, her } = await withHer();
    const get = async (encoding: string) => {
      const headers = { authorization: `Bearer ${her.bearer}`, 'accept-encoding': encoding };
      const answer = await bot.app.fetch(new Request('http://bot.example/api/months', { headers }));
      return { encoding: answer.headers.get('content-encoding'), bytes: Buffer.from(await answer.arrayBuffer()) };
    };
    const [packed, plain] = [await get('gzip, br'), await get('identity')];
    expect([packed.encoding, plain.encoding]).toEqual(['gzip', null]);
    expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 2);
    const answer = JSON.parse(gunzipSync(packed.bytes).toString()) as MonthsAnswer;
    expect(answer).toEqual(JSON.parse(plain.bytes.toString()));
  });

  test('a store that fails: 503 with when to come again, a reference, and nothing personal in the log', async () => {
    const { bot, her } = await withHer();
    bot.store.exec('alter table session rename to gone');
    const failed = await bot.call('GET', '/session', { as: her });
    expect(failed).toMatchObject({ status: 503, json: { code: 'store-unavailable', reference: expect.any(String) } });
    expect(failed.headers.get('retry-after')).toBe('2');
    const [line] = bot.log.filter(({ event }) => event === 'api.failed');
    expect(line).toMatchObject({ operation: 'GET /session', reference: failed.json.reference });
    expect(JSON.stringify(line)).not.toContain(her.bearer);
    bot.store.exec('alter table gone rename to session');
    expect((await bot.call('GET', '/session', { as: her })).status).toBe(200);
  });

  test('are counted by operation, never by who asked', async () => {
    const { bot, her } = await withHer();
    await bot.call('GET', `/reports/${MONTH}`, { as: her });
    const { text } = await bot.call('GET', '^/metrics');
    expect(text).toContain('vhv_api_requests_total{operation="GET /reports/{month}",status="404"} 1');
    expect(text).not.toContain(MONTH);
  });
});

test('nobody gets in without a session where one is needed', async () => {
  const bot = await apiBot();
  for (const { method, path, auth } of allEndpoints(null).filter((one) => one.auth !== 'none')) {
    const url = path.replaceAll('{month}', MONTH).replaceAll(/\{\w+\}/g, 'x');
    expect([method, path, auth, (await bot.call(method, url)).status]).toEqual([method, path, auth, 401]);
  }
});

test('every answer of the bot says how it may be used', async () => {
  const { bot, her } = await withHer();
  const answers = [
    await bot.call('GET', '/session', { as: her }),
    await bot.call('GET', '/session'),
    await bot.call('GET', '/openapi.json'),
    await bot.call('PATCH', '/session'),
    await bot.call('GET', '/nothing'),
    await bot.call('POST', '^/webhook', { body: '{}' }),
    await bot.call('GET', '^/healthz'),
    await bot.call('GET', '^/'),
  ];
  for (const { headers } of answers) {
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin',
      'permissions-policy': expect.stringContaining('camera=(self)'),
      'cross-origin-opener-policy': 'same-origin',
      'strict-transport-security': expect.stringContaining('max-age='),
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    expect(headers.get('access-control-allow-origin')).toBeNull();
  }
});
