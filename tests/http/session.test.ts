import { describe, expect, test } from 'vitest';
import { apiBot } from './support/api.ts';

const NOBODY = { id: null, name: null, unit: null, roles: [], formVersion: null };

describe('signing in', () => {
  test('a stranger gets a session that knows nobody', async () => {
    const bot = await apiBot();
    const stranger = await bot.signIn(bot.user('คนใหม่').userId);
    expect(stranger.me).toMatchObject(NOBODY);
    expect(await bot.call('GET', '/session', { as: stranger })).toMatchObject({ status: 200, json: { me: NOBODY } });
  });

  test('a volunteer is told who she is, by bearer and by cookie alike', async () => {
    const bot = await apiBot();
    const { me, cookie, ...session } = await bot.register('สมหญิง', 'DEMO-0002');
    expect(me).toMatchObject({ name: 'ตัวอย่าง สอง', roles: ['volunteer'], formVersion: '2567-2' });
    const byBearer = await bot.call('GET', '/session', { as: { me, cookie, ...session } });
    const byCookie = await bot.call('GET', '/session', { headers: { cookie } });
    expect(byBearer).toMatchObject({ status: 200, json: { me } });
    expect(byCookie.json).toEqual(byBearer.json);
  });
});
