import { type Answer, oauthError, ok } from '../answers.ts';
import { LIMITS } from '../store/buckets.ts';
import type { Call, Endpoint } from './endpoint.ts';

/** The channel's id and secret, or nothing: RFC 6749 errors. */
function refuse({ world, body }: Call): Answer | null {
  const { grant_type: grant, client_id: id, client_secret: secret } = body;
  if (grant !== 'client_credentials' || !id || !secret) return oauthError('some parameters missed or invalid');
  const { loginChannelId, loginChannelSecret, channelSecrets } = world.settings;
  const secrets = id === loginChannelId ? [loginChannelSecret] : channelSecrets;
  return secrets.includes(String(secret)) ? null : oauthError('invalid client_secret', 'invalid_client');
}

/** Stateless tokens live 15 minutes and cannot be revoked; short-lived ones 30 days. Each is the configured token. */
const issue =
  (expiresIn: number) =>
  (call: Call): Answer => {
    const refused = refuse(call);
    if (refused !== null) return refused;
    return ok({ token_type: 'Bearer', access_token: call.world.settings.accessTokens[0], expires_in: expiresIn });
  };

export const channelTokenEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/oauth2/v3/token', auth: 'none', takes: 'form', handle: issue(900) },
  {
    method: 'POST',
    path: '/v2/oauth/accessToken',
    auth: 'none',
    limit: LIMITS.secondly370,
    takes: 'form',
    handle: issue(30 * 86_400),
  },
];
