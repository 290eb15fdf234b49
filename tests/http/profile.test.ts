import { expect, test } from 'vitest';
import type { Profile } from '../../shared/api/people.ts';
import { apiBot } from './support/api.ts';

test('shows her duties, her unit with its phone, and the notice that she saw', async () => {
  const bot = await apiBot();
  const she = await bot.register('ก', 'DEMO-0001');
  bot.store.exec("update line_link set notice_version = '2569-1'");
  const { status, json } = await bot.call<Profile>('GET', '/me', { as: she });
  expect(status).toBe(200);
  const unit = { id: 'demo-unit', name: 'รพ.สต.บ้านตัวอย่าง', phone: '0000000000' };
  const duty = { unit, village: 'บ้านตัวอย่าง หมู่ 1', households: 11, from: '2026-05', to: null };
  const linkedAt = new Date(bot.clock.now()).toISOString();
  expect(json).toMatchObject({
    me: { id: 'demo-volunteer-0001', name: 'ตัวอย่าง หนึ่ง', unit, village: 'บ้านตัวอย่าง หมู่ 1', households: 11 },
    linkedAt,
    notice: { version: '2569-1', at: linkedAt, newest: '2569-3' },
  });
  expect(json.duties).toHaveLength(2);
  expect(json.duties).toEqual(
    expect.arrayContaining([
      { role: 'volunteer', ...duty },
      { role: 'head-volunteer', ...duty },
    ]),
  );
});

test('is for who is registered, and for nobody else', async () => {
  const bot = await apiBot();
  const stranger = await bot.signIn(bot.user('ก').userId);
  const asked = [await bot.call('GET', '/me'), await bot.call('GET', '/me', { as: stranger })];
  expect(asked.map(({ status, json }) => [status, json.code])).toEqual([
    [401, 'not-signed-in'],
    [403, 'not-registered'],
  ]);
});
