import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { stand } from './support/stand.ts';

const CHANNEL = '1650000000';
const LIFF_ID = `${CHANNEL}-report`;
const ENDPOINT = 'http://localhost:3000/liff/report';
const VERIFIER = 'verifier-of-43-characters-0123456789-abcdefg';

async function withApp() {
  const all = await stand({ loginChannelId: CHANNEL, liff: { [LIFF_ID]: ENDPOINT } });
  const user = all.sim.user('สมหญิง');
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(all.sim.url + path, { headers, redirect: 'manual' });
  return { ...all, user, get };
}

/** As the SDK reads it: the middle part, unsigned. */
const contextIn = (token: string | null | undefined) =>
  JSON.parse(Buffer.from((token ?? '').split('.')[1] ?? '', 'base64url').toString());

describe('what LINE’s SDK is told', () => {
  test('the first address carries all that init asks for', async () => {
    const { get, user } = await withApp();
    const opened = new URL((await get(`/liff/${LIFF_ID}?user=${user.userId}`)).headers.get('location') ?? '');
    expect(opened.origin + opened.pathname + opened.search).toBe(ENDPOINT);
    const fragment = new URLSearchParams(opened.hash.slice(1));
    expect([...fragment.keys()]).toEqual(['id_token', 'access_token', 'client_id', 'context_token', 'feature_token']);
    expect(contextIn(fragment.get('context_token'))).toMatchObject({
      type: 'utou',
      liffId: LIFF_ID,
      userId: user.userId,
      endpointUrl: ENDPOINT,
      permanentLinkPattern: 'concat',
    });
  });

  test('outside of LINE the context names nobody', async () => {
    const { get } = await withApp();
    const answer = (await (await get(`/liff/v2/apps/${LIFF_ID}/contextToken`)).json()) as { contextToken: string };
    const context = contextIn(answer.contextToken);
    expect(context).toMatchObject({ type: 'external', liffId: LIFF_ID, endpointUrl: ENDPOINT });
    expect(context.userId).toBeUndefined();
    expect((await get('/liff/v2/apps/1650000000-nope/contextToken')).status).toBe(404);
  });
});

describe('the login of an external browser', () => {
  const challenge = createHash('sha256').update(VERIFIER).digest('base64url');
  const authorize = (userId: string, redirect = ENDPOINT) => {
    const query = new URLSearchParams({
      app_id: LIFF_ID,
      state: 's',
      code_challenge: challenge,
      redirect_uri: redirect,
    });
    return `/liff/v1/authorize?${query}&user=${userId}`;
  };
  async function withCode() {
    const all = await withApp();
    const back = new URL((await all.get(authorize(all.user.userId))).headers.get('location') ?? '');
    const exchange = async (fields: Record<string, string> = {}) => {
      const form = { grant_type: 'authorization_code', client_id: CHANNEL, code: back.searchParams.get('code') ?? '' };
      const body = new URLSearchParams({ ...form, code_verifier: VERIFIER, ...fields });
      const answer = await fetch(`${all.sim.url}/oauth2/v2.1/token`, { method: 'POST', body });
      return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
    };
    return { ...all, back, exchange };
  }

  test('comes back with a code, and the code is worth tokens once', async () => {
    const { back, exchange, get, user } = await withCode();
    expect(back.origin + back.pathname).toBe(ENDPOINT);
    expect(Object.fromEntries(back.searchParams)).toMatchObject({ state: 's', liffClientId: CHANNEL });
    const { status, json } = await exchange();
    expect([status, json.token_type, json.expires_in]).toEqual([200, 'Bearer', 2_592_000]);
    const asked = await get(`/liff/v2/apps/${LIFF_ID}/contextToken`, { authorization: `Bearer ${json.access_token}` });
    expect(contextIn(((await asked.json()) as { contextToken: string }).contextToken).userId).toBe(user.userId);
    expect((await exchange()).json).toMatchObject({ error: 'invalid_grant' });
  });

  test('a code without its verifier, or too late, is worth nothing', async () => {
    const stolen = await withCode();
    expect((await stolen.exchange({ code_verifier: 'another' })).json).toMatchObject({ error: 'invalid_grant' });
    const late = await withCode();
    late.clock.advance(600_000);
    expect((await late.exchange()).json).toMatchObject({ error: 'invalid_grant' });
    expect((await late.exchange({ client_id: '1' })).status).toBe(400);
  });

  test('never leads to another page than the app’s', async () => {
    const { get, user } = await withApp();
    expect((await get(authorize(user.userId, 'https://evil.example/'))).status).toBe(400);
  });
});
