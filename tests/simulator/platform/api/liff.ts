import { type Answer, failure, oauthError, ok } from '../answers.ts';
import { signIn } from '../phone/liff.ts';
import { contextToken } from '../store/liff-context.ts';
import type { Call, Endpoint } from './endpoint.ts';

/** The web login's access token lives 30 days (LINE Login reference, Issue access token). */
const WEB_ACCESS_LIFE = 30 * 86_400_000;

/** GET contextToken: what the SDK's init asks outside of LINE, or after a login there. */
function context({ world, params, header, now }: Call): Answer {
  const liffId = params.liffId ?? '';
  const endpoint = world.settings.liff[liffId];
  if (endpoint === undefined) return failure(404, 'Not found');
  const token = /^Bearer (.+)$/i.exec(header('authorization') ?? '')?.[1];
  const access = token === undefined ? undefined : world.login.access.get(token);
  const userId = access !== undefined && access.expiresAt > now ? access.userId : null;
  return ok({ contextToken: contextToken(world, liffId, endpoint, userId) });
}

/** POST /oauth2/v2.1/token: the code of the web login against tokens, proved by PKCE. */
async function exchange({ world, body, now }: Call): Promise<Answer> {
  const { grant_type: grant, client_id: clientId, code, code_verifier: verifier } = body;
  if (grant !== 'authorization_code' || clientId !== world.settings.loginChannelId)
    return oauthError('some parameters missed or invalid');
  const userId = world.loginCodes.take(String(code ?? ''), String(verifier ?? ''), now);
  if (userId === null) return oauthError('invalid authorization code', 'invalid_grant');
  const { idToken, accessToken } = await signIn(world, world.people.ensure(userId), WEB_ACCESS_LIFE);
  return ok({
    access_token: accessToken,
    expires_in: WEB_ACCESS_LIFE / 1000,
    id_token: idToken,
    refresh_token: world.ids.token(20),
    scope: 'openid profile',
    token_type: 'Bearer',
  });
}

/** What LINE's own SDK asks for in a LIFF page. No public reference: the SDK's code is (line-platform.md §5.4). */
export const liffEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/liff/v2/apps/:liffId/contextToken', auth: 'none', handle: context },
  { method: 'POST', path: '/oauth2/v2.1/token', auth: 'none', takes: 'form', handle: exchange },
];
