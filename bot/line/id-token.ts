import { decodeProtectedHeader, errors, type JSONWebKeySet } from 'jose';
import { createLocalJWKSet } from 'jose/jwks/local';
import { jwtVerify } from 'jose/jwt/verify';
import type { Clock } from '../ports.ts';

export interface IdTokenOptions {
  /** LINE Login channel: the audience. */
  readonly channelId: string;
  readonly jwksUrl: string;
  readonly clock: Clock;
  readonly memory: KeyMemory;
  readonly timeoutMs?: number;
}

/** LINE's keys as far as we know them. Values only: requests of a Worker may share them, but no promise. */
export interface KeyMemory {
  keys: JSONWebKeySet | null;
  /** When they were fetched, and when somebody last tried, ms. */
  fetchedAt: number;
  triedAt: number;
}

export const newKeyMemory = (): KeyMemory => ({ keys: null, fetchedAt: 0, triedAt: 0 });

export interface Vouched {
  readonly lineUserId: string;
  /** When LINE vouched for her: the token's iat, ms. */
  readonly at: number;
}
export type IdTokenVerifier = (idToken: string) => Promise<Vouched | 'invalid' | 'unavailable'>;

const ISSUER = 'https://access.line.me';
/** LIFF signs with ES256 alone; taking what the token names itself would take HS256 "signed" by a public key. */
const ALGORITHMS = ['ES256'];
const TIMEOUT_MS = 5_000;
const TOLERANCE_S = 10;
/** Forged tokens name keys that do not exist: they may not send us to LINE each time. */
const REFETCH_MS = 30_000;
/** Without any key nobody can come in: soon again, but not with every request. */
const RETRY_MS = 2_000;
const KEEP_MS = 12 * 3_600_000;

/** Proves LIFF ID tokens with LINE's public keys, here and not at LINE: its verify has limits that it does not tell (§5.3). */
export function idTokenVerifier(options: IdTokenOptions): IdTokenVerifier {
  const { memory, clock } = options;
  const ring = keyRing(options);
  return async (idToken) => {
    const kid = kidOf(idToken);
    if (kid === null) return 'invalid';
    const known = await ring(kid);
    if (known !== 'known' || memory.keys === null) return known === 'unknown' ? 'invalid' : 'unavailable';
    return vouchedBy(idToken, memory.keys, options.channelId, clock.now());
  };
}

function kidOf(idToken: string): string | null {
  try {
    const { alg, kid } = decodeProtectedHeader(idToken);
    return alg !== undefined && ALGORITHMS.includes(alg) && kid ? kid : null;
  } catch {
    return null;
  }
}

async function vouchedBy(
  idToken: string,
  keys: JSONWebKeySet,
  audience: string,
  now: number,
): Promise<Vouched | 'invalid'> {
  try {
    const { payload } = await jwtVerify(idToken, createLocalJWKSet(keys), {
      algorithms: ALGORITHMS,
      issuer: ISSUER,
      audience,
      clockTolerance: TOLERANCE_S,
      currentDate: new Date(now),
      requiredClaims: ['sub', 'exp', 'iat'],
    });
    const { sub = '', iat = 0 } = payload;
    const fromTomorrow = iat * 1000 > now + TOLERANCE_S * 1000;
    return fromTomorrow || !/^U[0-9a-f]{32}$/.test(sub) ? 'invalid' : { lineUserId: sub, at: iat * 1000 };
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) return 'invalid';
    throw error;
  }
}

/** Says whether LINE has a key of this name, asking LINE when it must; one question at a time. */
function keyRing({ memory, clock, jwksUrl, timeoutMs = TIMEOUT_MS }: IdTokenOptions) {
  let asking: Promise<void> | null = null;
  const ask = async () => {
    memory.triedAt = clock.now();
    const keys = await fetchKeys(jwksUrl, timeoutMs);
    if (keys === null) return;
    memory.keys = keys;
    memory.fetchedAt = clock.now();
  };
  const has = (kid: string) => memory.keys?.keys.some((key) => key.kid === kid) ?? false;
  return async (kid: string): Promise<'known' | 'unknown' | 'unavailable'> => {
    const now = clock.now();
    const stale = now - memory.fetchedAt > KEEP_MS;
    const pause = memory.keys === null ? RETRY_MS : REFETCH_MS;
    const may = memory.triedAt === 0 || now - memory.triedAt >= pause;
    const first = asking === null && may && (stale || !has(kid));
    if (first)
      asking = ask().finally(() => {
        asking = null;
      });
    // A key that we have serves everybody else on while LINE is asked about newer ones.
    if (first || !has(kid)) await asking;
    if (has(kid)) return 'known';
    // LINE was asked since and does not know it; or it could not be asked, and then nobody can tell.
    return memory.keys !== null && memory.fetchedAt >= memory.triedAt ? 'unknown' : 'unavailable';
  };
}

async function fetchKeys(url: string, timeoutMs: number): Promise<JSONWebKeySet | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
    const found: unknown = response.ok ? await response.json() : null;
    return isKeySet(found) ? found : null;
  } catch {
    return null;
  }
}

function isKeySet(value: unknown): value is JSONWebKeySet {
  return typeof value === 'object' && value !== null && 'keys' in value && Array.isArray(value.keys);
}
