import { expect, test } from 'vitest';
import { recentlySignedIn } from '../../bot/http/staff.ts';
import type { DutiesAnswer } from '../../shared/api/staff.ts';
import { apiBot } from './support/api.ts';

const MINUTE = 60_000;

test('LINE’s word counts as fresh for ten minutes, to the millisecond', () => {
  const at = (authenticatedAt: number, now: number) => recentlySignedIn({ who: { authenticatedAt }, now });
  expect(at(1000, 1000)).toBeNull();
  expect(at(1000, 1000 + 10 * MINUTE)).toBeNull();
  expect(at(1000, 1001 + 10 * MINUTE)).toEqual({ problem: 'sign-in-again' });
});

test('staff are told how long, and a fresh ID token begins it anew in the same session', async () => {
  const bot = await apiBot();
  const staff = await bot.register('จ', 'DEMO-STAFF-1');
  const fresh = async () => (await bot.call<DutiesAnswer>('GET', '/staff/duties', { as: staff })).json.freshUntil;
  const first = await fresh();
  expect(Date.parse(first ?? '') - bot.clock.now()).toBeLessThanOrEqual(10 * MINUTE);
  expect(Date.parse(first ?? '') - bot.clock.now()).toBeGreaterThan(9 * MINUTE);
  bot.clock.advance(11 * MINUTE);
  expect(await fresh()).toBeNull();
  // The session itself is as good as ever.
  expect((await bot.call('GET', '/units/demo-unit/call-list', { as: staff })).status).toBe(200);
  const body = { idToken: await bot.idToken(staff.user.userId) };
  expect((await bot.call('POST', '/session', { as: staff, body })).status).toBe(200);
  expect(await fresh()).not.toBeNull();
});

test('somebody else’s token, or an old one, makes nothing fresh', async () => {
  const bot = await apiBot();
  const staff = await bot.register('จ', 'DEMO-STAFF-1');
  const old = await bot.idToken(staff.user.userId);
  const other = await bot.register('ก', 'DEMO-0001');
  bot.clock.advance(11 * MINUTE);
  const fresh = async () => (await bot.call<DutiesAnswer>('GET', '/staff/duties', { as: staff })).json.freshUntil;
  await bot.call('POST', '/session', { as: staff, body: { idToken: await bot.idToken(other.user.userId) } });
  expect(await fresh()).toBeNull();
  await bot.call('POST', '/session', { as: staff, body: { idToken: old } });
  expect(await fresh()).toBeNull();
});
