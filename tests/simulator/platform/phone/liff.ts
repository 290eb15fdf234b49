import type { Person } from '../people/people.ts';
import type { PhoneIdToken } from '../phone-types.ts';
import { ACCESS_TOKEN_LIFE } from '../store/login-keys.ts';
import type { World } from '../world.ts';

/** A person signed in to a LIFF app: the page's address carries her tokens in the fragment. */
export interface LiffVisit extends PhoneIdToken {
  accessToken: string;
}

const HOUR = 3_600_000;

/** Endpoint path and extra path joined, queries merged, as LIFF's second address is built (opening-liff-app). */
function pageUrl(endpoint: string, extraPath: string, query: URLSearchParams): URL {
  const url = new URL(endpoint);
  if (extraPath !== '' && extraPath !== '/')
    url.pathname = `${url.pathname.replace(/\/$/, '')}/${extraPath.replace(/^\//, '')}`;
  for (const [name, value] of query) url.searchParams.append(name, value);
  return url;
}

/** Null when no such LIFF app is known. Tokens are as LIFF's: ES256 ID token of 1 h, access token of 12 h. */
export async function visitLiff(
  world: World,
  person: Person,
  liffId: string,
  extraPath: string,
  query: URLSearchParams,
): Promise<LiffVisit | null> {
  const endpoint = world.settings.liff[liffId];
  if (endpoint === undefined) return null;
  const clientId = world.settings.loginChannelId;
  const issuedAt = world.clock.now();
  const picture = person.pictureUrl ?? `${world.publicUrl}/profile-image/${person.userId}`;
  const idToken = await world.login.idToken({
    userId: person.userId,
    clientId,
    name: person.displayName,
    picture,
    issuedAt,
  });
  const accessToken = world.login.accessToken({
    userId: person.userId,
    clientId,
    expiresAt: issuedAt + ACCESS_TOKEN_LIFE,
  });
  const url = pageUrl(endpoint, extraPath, query);
  url.hash = new URLSearchParams({ id_token: idToken, access_token: accessToken, client_id: clientId }).toString();
  return { idToken, accessToken, liffUrl: url.href, expiresAt: issuedAt + HOUR };
}
