import type { Person } from '../people/people.ts';
import type { PhoneIdToken } from '../phone-types.ts';
import { contextToken } from '../store/liff-context.ts';
import { ACCESS_TOKEN_LIFE } from '../store/login-keys.ts';
import type { World } from '../world.ts';

/** A person signed in to a LIFF app: the page's address carries her tokens in the fragment. */
export interface LiffVisit extends PhoneIdToken {
  accessToken: string;
}

const HOUR = 3_600_000;

/** Both tokens of LINE Login for a person, as of now. */
export async function signIn(world: World, person: Person, life = ACCESS_TOKEN_LIFE) {
  const clientId = world.settings.loginChannelId;
  const issuedAt = world.clock.now();
  const picture = person.pictureUrl ?? `${world.publicUrl}/profile-image/${person.userId}`;
  const { userId, displayName: name } = person;
  return {
    idToken: await world.login.idToken({ userId, clientId, name, picture, issuedAt }),
    accessToken: world.login.accessToken({ userId, clientId, expiresAt: issuedAt + life }),
    expiresAt: issuedAt + HOUR,
  };
}

/**
 * LIFF's first address: the endpoint itself, tokens in the fragment, and what stood behind the LIFF id in `liff.state`; the
 * page goes on from there by itself (opening-liff-app). Null when no such LIFF app is known.
 */
export async function visitLiff(
  world: World,
  person: Person,
  liffId: string,
  extraPath: string,
  query: URLSearchParams,
): Promise<LiffVisit | null> {
  const endpoint = world.settings.liff[liffId];
  if (endpoint === undefined) return null;
  const tokens = await signIn(world, person);
  const url = new URL(endpoint);
  const state = `${extraPath === '/' ? '' : extraPath}${query.size > 0 ? `?${query}` : ''}`;
  if (state !== '') url.searchParams.set('liff.state', state);
  url.hash = new URLSearchParams({
    id_token: tokens.idToken,
    access_token: tokens.accessToken,
    client_id: world.settings.loginChannelId,
    context_token: contextToken(world, liffId, endpoint, person.userId),
    feature_token: world.ids.token(32),
  }).toString();
  return { idToken: tokens.idToken, accessToken: tokens.accessToken, liffUrl: url.href, expiresAt: tokens.expiresAt };
}
