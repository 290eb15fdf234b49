import type { Sent } from '../ports.ts';

/**
 * What LINE's answer means, for every call. `body` is the whole text. LINE's three 429s differ only by their message
 * (line-platform: rate, monthly limit, too many to one user).
 */
export function verdictOf(status: number, headers: Headers, body: string): Sent {
  const requestId = headers.get('x-line-request-id');
  const message = messageOf(body);
  if (status >= 200 && status < 300)
    // LINE accepts with JSON or with nothing; a page is of somebody between us, and says nothing of LINE.
    return body === '' || isJson(body)
      ? { kind: 'accepted', requestId }
      : { kind: 'ambiguous', message: `${status} ${message}`, requestId };
  // The retry key was accepted before: our first attempt arrived.
  if (status === 409) return { kind: 'accepted', requestId: headers.get('x-line-accepted-request-id') ?? requestId };
  if (status === 429) return { kind: /monthly limit/i.test(message) ? 'out-of-quota' : 'rate-limited', requestId };
  // 501 says that there is no such endpoint, and will say so again; the other 5xx leave it open.
  if ((status >= 500 && status !== 501) || status === 408)
    return { kind: 'ambiguous', message: `${status} ${message}`, requestId };
  return { kind: 'refused', status, message, requestId };
}

/** No whole answer came: LINE may have the call. A refused connection looks the same on Workers, so it counts as this too. */
export function noAnswer(error: unknown): Sent {
  const name = error instanceof Error ? error.name : 'network';
  return { kind: 'ambiguous', message: name === 'TimeoutError' ? 'timeout' : name, requestId: null };
}

function messageOf(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    if (parsed && typeof parsed === 'object' && 'message' in parsed) return String(parsed.message).slice(0, 200);
  } catch {
    // Not LINE's JSON, for example a proxy's page.
  }
  return body.slice(0, 80);
}

function isJson(body: string): boolean {
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
}
