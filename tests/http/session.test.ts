import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import type { SessionAnswer } from '../../shared/api/session.ts';
import { LOGIN_CHANNEL_ID } from '../support/app.ts';
import { type ApiBot, apiBot } from './support/api.ts';

const NOBODY = { id: null, name: null, unit: null, roles: [], formVersion: null };
const DAY = 24 * 3_600_000;

const signIn = (bot: ApiBot, idToken: string, headers = {}) =>
  bot.call<SessionAnswer>('POST', '/session', { body: { idToken }, headers });
const sessions = (bot: ApiBot) =>
  (bot.store.prepare('select count(*) as n from session').get() as { readonly n: number }).n;

describe('signing in', () => {
  test('a stranger gets a session that knows nobody', async () => {
    const bot = await apiBot();
    const stranger = await bot.signIn(bot.user('คนใหม่').userId);
    expect(stranger.me).toMatchObject(NOBODY);
    expect(await bot.call('GET', '/session', { as: stranger })).toMatchObject({ status: 200, json: { me: NOBODY } });
  });

  test('a volunteer is told who she is, by bearer and by cookie alike', async () => {
    const bot = await apiBot();
    const her = await bot.register('สมหญิง', 'DEMO-0002');
    expect(her.me).toMatchObject({ name: 'ตัวอย่าง สอง', roles: ['volunteer'], formVersion: '2567-2' });
    const byBearer = await bot.call('GET', '/session', { as: her });
    const byCookie = await bot.call('GET', '/session', { headers: { cookie: `a=b; ${her.cookie}` } });
    expect(byBearer).toMatchObject({ status: 200, json: { me: her.me } });
    expect(byCookie.json).toEqual(byBearer.json);
  });

  test('for thirty days, in a cookie that scripts cannot read; the store holds no token', async () => {
    const bot = await apiBot();
    const answer = await signIn(bot, await bot.idToken(bot.user('เธอ').userId));
    const { token, expiresAt } = answer.json;
    expect(Date.parse(expiresAt) - bot.clock.now()).toBe(30 * DAY);
    expect(answer.headers.get('set-cookie')).toBe(
      `__Host-session=${token}; Path=/; Max-Age=${(30 * DAY) / 1000}; Secure; HttpOnly; SameSite=Lax`,
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(JSON.stringify(bot.store.prepare('select * from session').all())).not.toContain(token);
    bot.clock.advance(30 * DAY);
    const late = await bot.call('GET', '/session', { headers: { authorization: `Bearer ${token}` } });
    expect(late).toMatchObject({ status: 401, json: { code: 'not-signed-in' } });
  });

  test('again with the session at hand renews it; somebody else on the same phone gets her own', async () => {
    const bot = await apiBot();
    const userId = bot.user('เธอ').userId;
    const { cookie, bearer } = await bot.signIn(userId);
    bot.clock.advance(10 * DAY);
    const own = { cookie, origin: bot.url };
    const again = await signIn(bot, await bot.idToken(userId), own);
    expect([again.json.token, sessions(bot)]).toEqual([bearer, 1]);
    expect(Date.parse(again.json.expiresAt) - bot.clock.now()).toBe(30 * DAY);
    const other = await signIn(bot, await bot.idToken(bot.user('เพื่อน').userId), own);
    expect(other.json.token).not.toBe(bearer);
    expect(sessions(bot)).toBe(2);
  });

  test('fifty at a time, and the one that has least time left goes first', async () => {
    const bot = await apiBot();
    const her = await bot.register('สมหญิง', 'DEMO-0002');
    bot.clock.advance(1000);
    const next = await bot.signIn(her.user.userId);
    bot.clock.advance(1000);
    for (let n = 0; n < 49; n++) await bot.signIn(her.user.userId);
    expect(sessions(bot)).toBe(50);
    const state = async (as: typeof next) => (await bot.call('GET', '/session', { as })).status;
    expect([await state(her), await state(next)]).toEqual([401, 200]);
  });

  test('out here, or everywhere', async () => {
    const bot = await apiBot();
    const her = await bot.register('สมหญิง', 'DEMO-0002');
    const [second, third] = [await bot.signIn(her.user.userId), await bot.signIn(her.user.userId)];
    const state = async (as: typeof second) => (await bot.call('GET', '/session', { as })).status;
    const out = await bot.call('DELETE', '/session', { as: second });
    expect([out.status, out.headers.get('set-cookie')]).toEqual([204, expect.stringContaining('Max-Age=0')]);
    expect([await state(her), await state(second), await state(third)]).toEqual([200, 401, 200]);
    expect((await bot.call('DELETE', '/sessions', { as: third })).status).toBe(204);
    expect([await state(her), await state(third), sessions(bot)]).toEqual([401, 401, 0]);
    const [note] = bot.store.prepare("select actor from audit_entry where action = 'sessions.ended'").all();
    expect(note).toEqual({ actor: `person:${her.me.id}` });
  });
});

/** Forges tokens with keys of its own, and with what a public key lends itself to. */
async function forger(bot: ApiBot) {
  const pair = await generateKeyPair('ES256');
  const userId = bot.user('เธอ').userId;
  const certs = (await (await fetch(`${bot.sim.url}/oauth2/v2.1/certs`)).json()) as { keys: [JWK] };
  const [line] = certs.keys;
  const seconds = Math.floor(bot.clock.now() / 1000);
  const claims = {
    iss: 'https://access.line.me',
    aud: LOGIN_CHANNEL_ID,
    sub: userId,
    iat: seconds,
    exp: seconds + 3600,
  };
  const b64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return {
    signed: (kid: string) => new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid }).sign(pair.privateKey),
    lineKid: line.kid ?? '',
    hs256: () =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', kid: line.kid ?? '' })
        .sign(new TextEncoder().encode(JSON.stringify(line))),
    none: () => `${b64({ alg: 'none', kid: line.kid })}.${b64(claims)}.`,
    own: async () => ({ ...(await exportJWK(pair.publicKey)), kid: 'own' }),
  };
}

describe('a token that LINE did not give us just now', () => {
  test.each<[string, (bot: ApiBot) => Promise<string> | string]>([
    ['is no token', () => 'hello'],
    ['is empty inside', () => '..'],
    ['is for another channel', (bot) => bot.sim.idToken({ userId: bot.user('เธอ').userId, clientId: '999' })],
    [
      'is from yesterday',
      (bot) => bot.sim.idToken({ userId: bot.user('เธอ').userId, issuedAt: bot.clock.now() - DAY }),
    ],
    ['is from tomorrow', (bot) => bot.sim.idToken({ userId: bot.user('เธอ').userId, issuedAt: bot.clock.now() + DAY })],
    ['has another key of the same name', async (bot) => (await forger(bot)).signed((await forger(bot)).lineKid)],
    ['has a key that LINE does not know', async (bot) => (await forger(bot)).signed('own')],
    ['is signed with the public key as a secret', async (bot) => (await forger(bot)).hs256()],
    ['is not signed', async (bot) => (await forger(bot)).none()],
    ['was changed', async (bot) => `${(await bot.idToken(bot.user('เธอ').userId)).slice(0, -8)}AAAAAAAA`],
  ])('%s: 401', async (_, make) => {
    const bot = await apiBot();
    const answer = await signIn(bot, await make(bot));
    expect(answer).toMatchObject({ status: 401, json: { code: 'invalid-id-token' } });
    expect([answer.headers.get('set-cookie'), sessions(bot)]).toEqual([null, 0]);
  });
});

describe('LINE’s keys', () => {
  const asked = (bot: ApiBot) => bot.sim.calls.filter(({ path }) => path === '/oauth2/v2.1/certs').length;

  test('are asked for once, by however many come at once; forged names of keys do not send us there each time', async () => {
    const bot = await apiBot();
    const idToken = await bot.idToken(bot.user('เธอ').userId);
    const all = await Promise.all([1, 2, 3, 4, 5].map(() => signIn(bot, idToken)));
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(asked(bot)).toBe(1);
    const forged = await (await forger(bot)).signed('own');
    const before = asked(bot);
    for (let i = 0; i < 5; i++) await signIn(bot, forged);
    expect(asked(bot)).toBe(before);
    bot.clock.advance(31_000);
    for (let i = 0; i < 5; i++) await signIn(bot, forged);
    expect(asked(bot)).toBe(before + 1);
  });

  test('cannot be had: 503, come again; what we have serves on', async () => {
    const bot = await apiBot();
    const idToken = await bot.idToken(bot.user('เธอ').userId);
    bot.sim.fail({ endpoint: 'GET /oauth2/v2.1/certs', fault: 'error-before', times: 100 });
    const closed = await signIn(bot, idToken);
    expect(closed).toMatchObject({ status: 503, json: { code: 'sign-in-unavailable' } });
    expect(closed.headers.get('retry-after')).toBe('5');
    bot.sim.heal();
    bot.clock.advance(2_000);
    expect((await signIn(bot, idToken)).status).toBe(200);
    bot.sim.fail({ endpoint: 'GET /oauth2/v2.1/certs', fault: 'error-before', times: 100 });
    bot.clock.advance(13 * 3_600_000);
    expect((await signIn(bot, await bot.idToken(bot.user('เธอ').userId))).status).toBe(200);
  });

  test('no LINE Login channel is set: 503, and a session that there is goes on', async () => {
    const bot = await apiBot({ jwksUrl: null });
    expect(await signIn(bot, await bot.idToken(bot.user('เธอ').userId))).toMatchObject({
      status: 503,
      json: { code: 'sign-in-unavailable' },
    });
  });
});
