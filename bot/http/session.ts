import { problem } from '../../shared/api/problems.ts';
import { sessionAnswer, sessionRequest, whoAnswer } from '../../shared/api/session.ts';
import { endSession } from '../db/queries/session.ts';
import { sha256 } from '../keys.ts';
import type { IdTokenVerifier, Vouched } from '../line/id-token.ts';
import { meOf } from '../services/people/me.ts';
import { endAllSessions } from '../services/session/end-all.ts';
import { openSession } from '../services/session/open.ts';
import { sessionOwner } from '../services/session/who.ts';
import { NOT_KEPT } from './answer.ts';
import { credentialsOf, sessionCookie } from './credentials.ts';
import { type Answer, type Call, type Endpoint, endpoint, ok, type Who } from './endpoint.ts';

const NO_COOKIE = { 'set-cookie': sessionCookie('', 0) };

/** Signing in with what LINE vouches for, and out again. `verify` is null where no LINE Login channel is set. */
export function sessionEndpoints(verify: IdTokenVerifier | null): readonly Endpoint[] {
  return [
    endpoint({
      method: 'POST',
      path: '/session',
      summary: 'Sign in with a LIFF ID token. A session of the same LINE user that comes along is renewed.',
      load: 'login',
      auth: 'none',
      body: sessionRequest,
      answers: { 200: sessionAnswer },
      problems: ['invalid-id-token', 'sign-in-unavailable'],
      handle: async (call) => {
        const vouched = verify ? await verify(call.body.idToken) : 'unavailable';
        if (vouched === 'invalid') return problem('invalid-id-token');
        if (vouched === 'unavailable') return { ...problem('sign-in-unavailable'), retryAfter: 5 };
        return signIn(call, vouched);
      },
    }),
    endpoint({
      method: 'GET',
      path: '/session',
      summary: 'Whose session this is.',
      load: 'read',
      auth: 'session',
      body: null,
      answers: { 200: whoAnswer },
      problems: [],
      handle: async ({ api, who, now }) =>
        ok({ expiresAt: at(who.expiresAt), me: await meOf(api, who.member, now) }, NOT_KEPT),
    }),
    endpoint({
      method: 'DELETE',
      path: '/session',
      summary: 'Sign out here.',
      load: 'write',
      auth: 'session',
      body: null,
      answers: { 204: null },
      problems: [],
      handle: async ({ api, who }) => {
        await api.db.commit([endSession({ tokenHash: who.sessionHash })]);
        return { status: 204, headers: NO_COOKIE };
      },
    }),
    endpoint({
      method: 'DELETE',
      path: '/sessions',
      summary: 'Sign out everywhere: all sessions of this LINE user.',
      load: 'write',
      auth: 'session',
      body: null,
      answers: { 204: null },
      problems: [],
      handle: async ({ api, who, now }) => {
        await api.db.commit(endAllSessions({ now, who }).statements);
        return { status: 204, headers: NO_COOKIE };
      },
    }),
  ];
}

async function signIn({ api, who, now, request }: Call<unknown, Who | null>, vouched: Vouched): Promise<Answer> {
  const brought = credentialsOf(request.headers)?.token ?? '';
  const fresh = api.ids.secret();
  const plan = async (known: Who | null) =>
    openSession(
      { now, brought: known },
      { lineUserId: vouched.lineUserId, authenticatedAt: vouched.at, tokenHash: await sha256(fresh) },
    );
  let { statements, outcome } = await plan(who);
  const [written] = await api.db.commit(statements);
  // Ended a moment ago, from another phone: then it is not renewed.
  if (written?.changes !== 1) {
    ({ statements, outcome } = await plan(null));
    await api.db.commit(statements);
  }
  const token = outcome.renewed ? brought : fresh;
  const owner = await sessionOwner(api.db, token, now);
  return ok(
    { token, expiresAt: at(outcome.expiresAt), me: await meOf(api, owner?.member ?? null, now) },
    { ...NOT_KEPT, 'set-cookie': sessionCookie(token, Math.floor((outcome.expiresAt - now) / 1000)) },
  );
}

const at = (ms: number) => new Date(ms).toISOString();
