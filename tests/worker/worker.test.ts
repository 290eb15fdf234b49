import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type D1Binding, openD1 } from '../../bot/db/d1.ts';
import type { Db } from '../../bot/db/db.ts';
import { ignoreEvent } from '../../bot/db/queries/inbox.ts';
import { allEndpoints } from '../../bot/http/endpoints.ts';
import { openApi } from '../../bot/http/openapi.ts';
import { readWebhook } from '../../bot/webhook/incoming.ts';
import { receive } from '../../bot/webhook/receive.ts';
import { fillD1 } from '../simulator/cli/fill-d1.ts';
import type { SimUser } from '../simulator/platform/people/sim-user.ts';
import { testKeys } from '../support/demo-store.ts';
import { playStory } from './support/story.ts';
import { migratedD1, type RunningWorker, startWorker } from './support/workerd.ts';

let worker: RunningWorker;
let binding: D1Binding;
let db: Db;

beforeAll(async () => {
  worker = await startWorker('wrangler.toml');
  binding = await migratedD1<D1Binding>(worker.harness);
  await fillD1(binding, await testKeys(), Date.now());
  db = openD1(binding);
});
afterAll(() => worker?.stop());

const get = async (path: string) => {
  const answer = await worker.harness.fetch(path);
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
};
/** A message of hers as LINE would write it, not sent yet. */
function written(user: SimUser, text: string) {
  const message = { type: 'text', id: '468789577898262530', text, quoteToken: 'q' };
  const event = worker.sim.compose({ type: 'user', userId: user.userId }, { type: 'message', message });
  return worker.sim.signed([event]);
}
async function friend(name: string): Promise<SimUser> {
  const user = worker.sim.user(name);
  await user.follow();
  await user.waitForReply();
  return user;
}
const repliesTo = (user: SimUser) => user.chat.filter((item) => item.from === 'bot').length;
const series = async (line: string) => (await get('/metrics')).body.split('\n').filter((one) => one.startsWith(line));

describe('watching', () => {
  test('it is alive and its schema is the one that the code needs', async () => {
    expect(await get('/healthz')).toMatchObject({ status: 200, body: '{"status":"ok"}' });
    const { status, body } = await get('/readyz');
    expect([status, JSON.parse(body).status]).toEqual([200, 'ready']);
  });

  test('counters outlive the request that moved them', async () => {
    const { status, headers, body } = await get('/metrics');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    expect(body).toContain('vhv_backlog{table="inbox"} 0');
    await worker.sim.raw('{}', 'wrong');
    expect(await series('vhv_webhook_requests_total{status="401"}')).toHaveLength(1);
  });
});

describe('the webhook', () => {
  test('a whole story: follow, registration, a report in one line, receipt, points', async () => {
    const said = await playStory(worker.sim);
    expect(said.join('\n')).toMatch(/เลขรับ\s*\d/);
    expect(worker.errors()).toEqual([]);
  });

  test('a bad signature is 401, over 1 MB is 413, a signed body of something else is 400', async () => {
    expect(await worker.sim.raw('{"events":[]}', 'AAAA')).toMatchObject({ status: 401 });
    expect(await worker.sim.raw('{"events":[]}', null)).toMatchObject({ status: 401 });
    expect(await worker.sim.raw(new Uint8Array(1024 * 1024 + 1))).toMatchObject({ status: 413 });
    expect(await worker.sim.raw('[]')).toMatchObject({ status: 400 });
  });

  test('the same event twice has one effect', async () => {
    const user = await friend('twice');
    const before = repliesTo(user);
    const { body, signature } = written(user, 'ช่วยเหลือ');
    expect((await worker.sim.raw(body, signature)).status).toBe(200);
    expect((await worker.sim.raw(body, signature)).status).toBe(200);
    await expect.poll(() => repliesTo(user)).toBe(before + 1);
    expect(await series('vhv_webhook_events_total{seen="duplicate"}')).toEqual([
      'vhv_webhook_events_total{seen="duplicate"} 1',
    ]);
    await worker.minute();
    expect(repliesTo(user)).toBe(before + 1);
  });

  test('an event that stands behind that of another request is answered without waiting for the cron', async () => {
    const user = await friend('quick');
    const before = repliesTo(user);
    const bodies = ['ช่วยเหลือ', 'แต้ม', 'รายงานของฉัน', 'ยกเลิก'].map((text) => written(user, text));
    await Promise.all(bodies.map(({ body, signature }) => worker.sim.raw(body, signature)));
    await expect.poll(() => repliesTo(user)).toBe(before + 4);
  });
});

describe('the cron', () => {
  test('takes up an event whose request died after it was stored', async () => {
    const user = await friend('left behind');
    const before = repliesTo(user);
    const { body } = written(user, 'ช่วยเหลือ');
    await receive(db, readWebhook(new TextEncoder().encode(body)) ?? [], Date.now() - 20_000);
    await Promise.all([worker.minute(), worker.minute()]);
    await expect.poll(() => repliesTo(user)).toBe(before + 1);
  });

  test('keeps house when the schedule says so, and only one of two at once', async () => {
    const lane = 'long ago';
    const at = Date.now() - 401 * 24 * 3_600_000;
    await db.commit([ignoreEvent({ lane, eventId: 'old', eventAt: at, at, why: 'test' })]);
    const kept = async () =>
      (await binding.prepare('select event_id from inbox where lane = ?').bind(lane).all()).results.length;
    expect(await kept()).toBe(1);
    await worker.minute();
    expect(await kept()).toBe(1);
    await binding.prepare("update schedule set next_at = 1 where name = 'keep-house'").all();
    await Promise.all([worker.minute(), worker.minute()]);
    expect(await kept()).toBe(0);
    const { results } = await binding.prepare("select * from schedule where name = 'keep-house'").all();
    const row = results[0] as Record<string, unknown>;
    expect(row).toMatchObject({ lease: null, error: null });
    expect(Number(row.next_at)).toBeGreaterThan(Date.now());
    expect(worker.errors()).toEqual([]);
  });
});

describe('the API', () => {
  const call = async (method: string, path: string, token: string, body?: object) => {
    const answer = await worker.harness.fetch(`/api${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, json: text === '' ? null : JSON.parse(text) };
  };

  test('who registered in chat signs in, reports, and reads it again', async () => {
    const user = await friend('on the web');
    await user.says('ลงทะเบียน DEMO-0003');
    await user.says('ใช่ ฉันเอง');
    await user.waitForReply((item) => JSON.stringify(item.message).includes('ลงทะเบียนแล้ว'));
    const { json, headers } = await call('POST', '/session', 'none', { idToken: await worker.sim.idToken(user) });
    expect(json).toMatchObject({ token: expect.any(String), me: { roles: ['volunteer'] } });
    expect(headers.get('set-cookie')).toContain('__Host-session=');
    expect(headers.get('strict-transport-security')).toContain('max-age=');
    const months = (await call('GET', '/months', json.token)).json;
    const { month, formVersion } = months.months.at(-1);
    expect(months.app).toMatch(/^[0-9a-f]{12}$/);
    const report = { submissionId: crypto.randomUUID(), formVersion, answers: { 'protect.1': 4 } };
    const sent = await call('PUT', `/reports/${month}`, json.token, report);
    expect([sent.status, (await call('PUT', `/reports/${month}`, json.token, report)).json]).toEqual([201, sent.json]);
    const read = await call('GET', `/reports/${month}`, json.token);
    expect([read.status, read.headers.get('etag')]).toEqual([200, expect.stringMatching(/^W\//)]);
    expect((await call('DELETE', '/session', json.token)).status).toBe(204);
    expect((await call('GET', '/months', json.token)).status).toBe(401);
    expect(worker.errors()).toEqual([]);
  });

  test('refuses what Node refuses', async () => {
    const forged = await call('POST', '/session', 'none', { idToken: 'a.b.c' });
    expect(forged).toMatchObject({ status: 401, json: { code: 'invalid-id-token' } });
    expect((await call('PATCH', '/session', 'none')).status).toBe(405);
  });

  test('is described as on Node, by what the build made of the same operations', async () => {
    const { json } = await call('GET', '/openapi.json', 'none');
    expect(json, 'npm run build:liff').toEqual(JSON.parse(JSON.stringify(openApi(allEndpoints(null)))));
    const docs = await get('/api/docs');
    expect([docs.status, docs.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(docs.body).toContain('This description, to be read.');
  });
});

describe('pages', () => {
  test('every path under /liff is the page; hashed files are kept for ever', async () => {
    for (const path of ['/liff', '/liff/', '/liff/report', '/liff/report/2026-11']) {
      const { status, headers, body } = await get(path);
      expect([path, status, headers.get('content-type')]).toEqual([path, 200, 'text/html; charset=utf-8']);
      expect(headers.get('cache-control')).toBe('max-age=600');
      expect(headers.get('content-security-policy')).toMatch(/script-src 'self'.*frame-ancestors http/);
      expect(body).toContain('<meta name="served-at"');
      expect(body).toContain(path.startsWith('/liff/report') ? 'ส่งรายงาน</title>' : 'อสม.</title>');
    }
    const [file] = readdirSync('dist/assets/liff/assets');
    const asset = await get(`/liff/assets/${file}`);
    expect([asset.status, asset.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
  });

  test('what is not there is told as on Node', async () => {
    for (const path of ['/unknown', '/api/unknown', '/']) {
      const { status, headers, body } = await get(path);
      expect([path, status, headers.get('content-type')]).toEqual([path, 404, 'application/problem+json']);
      expect(JSON.parse(body)).toMatchObject({ code: 'not-found' });
    }
    expect((await get('/liff/assets/gone.js')).status).toBe(404);
  });
});
