/** `__Host-`: the browser takes it over https only, for this host alone and for the whole of it (RFC 6265bis §4.1.3.2). */
const COOKIE = '__Host-session';
/** Ours are 43 characters; whatever is much longer was not made here. */
const LONGEST_TOKEN = 256;

export interface Credentials {
  readonly by: 'bearer' | 'cookie';
  readonly token: string;
}

/** The token that a request carries. A bearer decides, also when it is a bad one: who sends both means the bearer. */
export function credentialsOf(headers: Headers): Credentials | null {
  const bearer = /^bearer +(\S+) *$/i.exec(headers.get('authorization') ?? '')?.[1];
  if (bearer !== undefined) return asToken('bearer', bearer);
  const cookie = (headers.get('cookie') ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${COOKIE}=`));
  return cookie === undefined ? null : asToken('cookie', cookie.slice(COOKIE.length + 1));
}

function asToken(by: Credentials['by'], token: string): Credentials | null {
  return token.length > 0 && token.length <= LONGEST_TOKEN ? { by, token } : null;
}

/** The header that gives the browser its session; `maxAge` in seconds, 0 takes it away. */
export function sessionCookie(token: string, maxAge: number): string {
  return `${COOKIE}=${token}; Path=/; Max-Age=${maxAge}; Secure; HttpOnly; SameSite=Lax`;
}

export type OriginVerdict = 'ours' | 'foreign' | 'untold';

/** Which page asks: browsers tell it with every request that changes something. */
export function originOf(request: Request, publicOrigin: string): OriginVerdict {
  const origin = request.headers.get('origin');
  if (origin === null) return 'untold';
  return origin === publicOrigin || origin === new URL(request.url).origin ? 'ours' : 'foreign';
}
