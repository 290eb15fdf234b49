import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import type { Ids } from '../ids.ts';

/** What an ID token says of its person; times in ms. */
export interface IdTokenClaims {
  userId: string;
  clientId: string;
  name?: string;
  picture?: string;
  nonce?: string;
  issuedAt: number;
  /** Default one hour later, as LIFF's. */
  expiresAt?: number;
}

/** An access token of LINE Login, as a LIFF page holds it: 12 h. */
export interface LoginAccess {
  userId: string;
  clientId: string;
  expiresAt: number;
  scope: string;
}

/** LINE Login's keys and tokens. LIFF's ID tokens are ES256 (DOC line-login/verify-id-token). */
export interface LoginKeys {
  readonly jwks: { keys: JWK[] };
  readonly access: Map<string, LoginAccess>;
  idToken(claims: IdTokenClaims): Promise<string>;
  accessToken(access: Omit<LoginAccess, 'scope'>): string;
}

export const ISSUER = 'https://access.line.me';
const HOUR = 3_600_000;
export const ACCESS_TOKEN_LIFE = 12 * HOUR;

/** A new ES256 pair per stand-in; a private key is never written down. */
export async function createLoginKeys(ids: Ids): Promise<LoginKeys> {
  const pair = await generateKeyPair('ES256');
  const kid = ids.token(32);
  const jwk: JWK = { ...(await exportJWK(pair.publicKey)), kid, alg: 'ES256', use: 'sig' };
  const access = new Map<string, LoginAccess>();
  return {
    jwks: { keys: [jwk] },
    access,
    idToken({ userId, clientId, name, picture, nonce, issuedAt, expiresAt = issuedAt + HOUR }) {
      const said = { amr: ['linesso'], ...(name && { name }), ...(picture && { picture }), ...(nonce && { nonce }) };
      return new SignJWT(said)
        .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid })
        .setIssuer(ISSUER)
        .setSubject(userId)
        .setAudience(clientId)
        .setIssuedAt(Math.floor(issuedAt / 1000))
        .setExpirationTime(Math.floor(expiresAt / 1000))
        .sign(pair.privateKey);
    },
    accessToken(entry) {
      const token = `eyJ${ids.token(64)}`;
      access.set(token, { ...entry, scope: 'openid profile' });
      return token;
    },
  };
}
