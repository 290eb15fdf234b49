import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify, SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { SECRET, stand, TOKEN } from './support/stand.ts';

const CHANNEL = '1650000000';
const HOUR = 3_600_000;
const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) });

async function withToken(claims = {}) {
  const all = await stand({ loginChannelId: CHANNEL, liff: { '1650000000-abc': 'http://localhost:3000/liff/' } });
  const user = all.sim.user('สมหญิง');
  const idToken = await all.sim.idToken({ userId: user.userId, name: 'สมหญิง', ...claims });
  const verify = async (fields: Record<string, string> = {}) => {
    const answer = await fetch(
      `${all.sim.url}/oauth2/v2.1/verify`,
      form({ id_token: idToken, client_id: CHANNEL, ...fields }),
    );
    return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
  };
  return { ...all, user, idToken, verify };
}

describe('ID tokens', () => {
  test('are ES256, and verify against the JWKS that is served', async () => {
    const { sim, idToken, user, clock } = await withToken({ nonce: 'n' });
    const keys = createRemoteJWKSet(new URL('/oauth2/v2.1/certs', sim.url));
    const { payload, protectedHeader } = await jwtVerify(idToken, keys, {
      issuer: 'https://access.line.me',
      audience: CHANNEL,
      algorithms: ['ES256'],
      currentDate: new Date(clock.now()),
    });
    expect(protectedHeader).toMatchObject({ alg: 'ES256', kid: expect.any(String) });
    const iat = Math.floor(clock.now() / 1000);
    expect(payload).toEqual({
      iss: 'https://access.line.me',
      aud: CHANNEL,
      sub: user.userId,
      iat,
      exp: iat + 3600,
      nonce: 'n',
      amr: ['linesso'],
      name: 'สมหญิง',
    });
  });

  test('two stand-ins do not share a key', async () => {
    const [a, b] = [await withToken(), await withToken()];
    const keys = createRemoteJWKSet(new URL('/oauth2/v2.1/certs', b.sim.url));
    await expect(jwtVerify(a.idToken, keys, { currentDate: new Date(a.clock.now()) })).rejects.toThrow();
    expect(decodeProtectedHeader(a.idToken).alg).toBe('ES256');
  });

  test('LINE verifies them online', async () => {
    const { verify, user } = await withToken();
    const { status, json } = await verify({ user_id: user.userId });
    expect([status, json.sub, json.aud, json.name]).toEqual([200, user.userId, CHANNEL, 'สมหญิง']);
  });

  test('and says what is wrong', async () => {
    const { verify, sim, user, clock } = await withToken();
    const reason = async (fields: Record<string, string>) => (await verify(fields)).json;
    const error = (error_description: string) => ({ error: 'invalid_request', error_description });
    expect(await reason({ client_id: '1' })).toEqual(error('Invalid IdToken Audience.'));
    expect(await reason({ nonce: 'x' })).toEqual(error('Invalid IdToken Nonce.'));
    expect(await reason({ user_id: `U${'0'.repeat(32)}` })).toEqual(error('Invalid IdToken Subject Identifier.'));
    expect(await reason({ id_token: 'a.b.c' })).toEqual(error('Invalid IdToken.'));
    const forged = await new SignJWT({ sub: user.userId })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer('https://access.line.me')
      .setAudience(CHANNEL)
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode(SECRET));
    expect(await reason({ id_token: forged })).toEqual(error('Invalid IdToken.'));
    expect((await verify({ id_token: '' })).status).toBe(400);
    clock.advance(HOUR);
    expect(await reason({})).toEqual(error('IdToken expired.'));
    expect(sim.openapiBreaks).toEqual([]);
  });
});

describe('access tokens of a LIFF page', () => {
  test('tell their channel and person, and end', async () => {
    const { sim, user, clock } = await withToken();
    const opened = await fetch(`${sim.url}/liff/1650000000-abc/report/2026-11?user=${user.userId}&from=card`, {
      redirect: 'manual',
    });
    const location = new URL(opened.headers.get('location') ?? '');
    expect([opened.status, location.origin + location.pathname, location.searchParams.get('liff.state')]).toEqual([
      302,
      'http://localhost:3000/liff/',
      '/report/2026-11?from=card',
    ]);
    const fragment = new URLSearchParams(location.hash.slice(1));
    const token = fragment.get('access_token') ?? '';
    const check = async () => (await fetch(`${sim.url}/oauth2/v2.1/verify?access_token=${token}`)).json();
    expect(await check()).toEqual({ scope: 'openid profile', client_id: CHANNEL, expires_in: 12 * 3600 });
    const profile = () => fetch(`${sim.url}/v2/profile`, { headers: { authorization: `Bearer ${token}` } });
    expect(await (await profile()).json()).toMatchObject({ userId: user.userId, displayName: 'สมหญิง' });
    clock.advance(12 * HOUR);
    expect(await check()).toEqual({ error: 'invalid_request', error_description: 'The access token expired' });
    expect((await profile()).status).toBe(401);
  });

  test('deauthorize ends them', async () => {
    const { sim, user } = await withToken();
    const opened = await fetch(`${sim.url}/liff/1650000000-abc?user=${user.userId}`, { redirect: 'manual' });
    const userAccessToken =
      new URLSearchParams(new URL(opened.headers.get('location') ?? '').hash.slice(1)).get('access_token') ?? '';
    const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
    const end = () =>
      fetch(`${sim.url}/user/v1/deauthorize`, { method: 'POST', headers, body: JSON.stringify({ userAccessToken }) });
    expect((await end()).status).toBe(204);
    expect((await end()).status).toBe(400);
  });
});

describe('channel access tokens', () => {
  test('are given for the secret', async () => {
    const { sim } = await stand();
    const ask = async (path: string, secret: string) => {
      const answer = await fetch(
        sim.url + path,
        form({ grant_type: 'client_credentials', client_id: '1', client_secret: secret }),
      );
      return [answer.status, await answer.json()];
    };
    expect(await ask('/oauth2/v3/token', SECRET)).toEqual([
      200,
      { token_type: 'Bearer', access_token: TOKEN, expires_in: 900 },
    ]);
    expect(await ask('/v2/oauth/accessToken', SECRET)).toEqual([
      200,
      { token_type: 'Bearer', access_token: TOKEN, expires_in: 2_592_000 },
    ]);
    expect(await ask('/oauth2/v3/token', 'x')).toEqual([
      400,
      { error: 'invalid_client', error_description: 'invalid client_secret' },
    ]);
    expect(await ask('/oauth2/v3/token', '')).toEqual([
      400,
      { error: 'invalid_request', error_description: 'some parameters missed or invalid' },
    ]);
    expect(sim.openapiBreaks).toEqual([]);
  });
});
