import { createLocalJWKSet, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import { type Answer, failure, oauthError, ok } from '../answers.ts';
import { ISSUER } from '../store/login-keys.ts';
import type { Call, Endpoint } from './endpoint.ts';

const SAYS: Record<string, string> = {
  iss: 'Invalid IdToken Issuer.',
  aud: 'Invalid IdToken Audience.',
  exp: 'IdToken expired.',
};

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'IdToken expired.';
  if (error instanceof errors.JWTClaimValidationFailed) return SAYS[error.claim] ?? 'Invalid IdToken.';
  return 'Invalid IdToken.';
}

/** POST /oauth2/v2.1/verify: the claims of an ID token, or why not (LINE Login reference, Verify ID token). */
async function verifyIdToken({ world, body, now }: Call): Promise<Answer> {
  const { id_token: token, client_id: audience, nonce, user_id: userId } = body;
  if (typeof token !== 'string' || token === '') return oauthError('id_token must be specified.');
  if (typeof audience !== 'string' || audience === '') return oauthError('client_id must be specified.');
  try {
    if (decodeProtectedHeader(token).alg !== 'ES256') return oauthError('Invalid IdToken.');
    const keys = createLocalJWKSet(world.login.jwks);
    const { payload } = await jwtVerify(token, keys, {
      issuer: ISSUER,
      audience,
      currentDate: new Date(now),
      algorithms: ['ES256'],
    });
    if (nonce !== undefined && payload.nonce !== nonce) return oauthError('Invalid IdToken Nonce.');
    if (userId !== undefined && payload.sub !== userId) return oauthError('Invalid IdToken Subject Identifier.');
    return ok(payload);
  } catch (error) {
    return oauthError(reasonOf(error));
  }
}

function verifyAccessToken({ world, query, now }: Call): Answer {
  const found = world.login.access.get(query.get('access_token') ?? '');
  if (found === undefined) return oauthError('The access token not JWS');
  if (found.expiresAt <= now) return oauthError('The access token expired');
  return ok({ scope: found.scope, client_id: found.clientId, expires_in: Math.floor((found.expiresAt - now) / 1000) });
}

function profile({ world, header, now }: Call): Answer {
  const token = /^Bearer (.+)$/i.exec(header('authorization') ?? '')?.[1] ?? '';
  const access = world.login.access.get(token);
  if (access === undefined || access.expiresAt <= now) return failure(401, 'The access token is invalid');
  const person = world.people.ensure(access.userId);
  const pictureUrl = person.pictureUrl ?? `${world.publicUrl}/profile-image/${person.userId}`;
  return ok({ userId: person.userId, displayName: person.displayName, pictureUrl });
}

/** Takes away what a user granted to the login channel: 204, and her access tokens are dead. */
function deauthorize({ world, body }: Call): Answer {
  const access = world.login.access.get(String(body.userAccessToken ?? ''));
  if (access === undefined) return failure(400, 'invalid userAccessToken');
  for (const [token, entry] of world.login.access) if (entry.userId === access.userId) world.login.access.delete(token);
  return { status: 204 };
}

export const loginEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/oauth2/v2.1/verify', auth: 'none', takes: 'form', handle: verifyIdToken },
  { method: 'GET', path: '/oauth2/v2.1/verify', auth: 'none', handle: verifyAccessToken },
  { method: 'GET', path: '/oauth2/v2.1/certs', auth: 'none', handle: ({ world }) => ok(world.login.jwks) },
  { method: 'GET', path: '/v2/profile', auth: 'none', handle: profile },
  { method: 'POST', path: '/user/v1/deauthorize', takes: 'json', handle: deauthorize },
];
