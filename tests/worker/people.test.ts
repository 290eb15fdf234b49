import { afterAll, beforeAll, expect, test } from 'vitest';
import type { D1Binding } from '../../bot/db/d1.ts';
import { papersOf } from '../http/support/people.ts';
import { fillD1 } from '../simulator/cli/fill-d1.ts';
import { LOGIN_CHANNEL_ID } from '../support/app.ts';
import { testKeys } from '../support/demo-store.ts';
import { migratedD1, type RunningWorker, startWorker } from './support/workerd.ts';

let worker: RunningWorker;

beforeAll(async () => {
  worker = await startWorker('wrangler.toml');
  await fillD1(await migratedD1<D1Binding>(worker.harness), await testKeys(), Date.now());
});
afterAll(() => worker?.stop());

async function call(method: string, path: string, token: string | null, body?: object) {
  const answer = await worker.harness.fetch(path, {
    method,
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, text, json: text.startsWith('{') ? JSON.parse(text) : null };
}

test('who has no code registers by her papers, takes her data home, and parts again', async () => {
  const { userId } = worker.sim.user('ก');
  const idToken = await worker.sim.idToken({ userId, clientId: LOGIN_CHANNEL_ID });
  const { token } = (await call('POST', '/api/session', null, { idToken })).json;
  const offer = await call('POST', '/api/registration', token, papersOf(7));
  expect([offer.status, offer.json.maskedName]).toEqual([200, 'ตัวอย่าง เจ็…']);
  const confirmed = await call('POST', '/api/registration/confirm', token, {
    ticket: offer.json.ticket,
    noticeVersion: offer.json.noticeVersion,
  });
  expect(confirmed.json.me.id).toBe('demo-volunteer-0007');

  const files = (await call('POST', '/api/export', token)).json;
  expect((await call('GET', files.json, null)).json.person.familyName).toBe('เจ็ด');
  expect((await call('GET', files.csv, null)).text).toContain('หมวด,เดือน,รายการ,ค่า,เวลา');

  const access = { userId, clientId: LOGIN_CHANNEL_ID, expiresAt: Date.now() + 3_600_000 };
  const accessToken = worker.sim.world.login.accessToken(access);
  const parted = await call('DELETE', '/api/line-link', token, { accessToken });
  expect([parted.status, parted.json]).toEqual([200, { deauthorized: true }]);
  expect((await call('GET', '/api/me', token)).status).toBe(401);
  expect(worker.errors()).toEqual([]);
});
