import { HTTPFetchError } from '@line/bot-sdk';
import type { Sent } from '../ports.ts';

/** What became of a call, and what LINE answered when it accepted. */
export interface Outcome<T> {
  readonly sent: Sent;
  readonly body: T | null;
}

/** Waits for a call of the SDK, which has no timeout of its own: without one a hanging call would hold its lane. */
export async function outcomeOf<T>(
  request: Promise<{ httpResponse: Response; body: T }>,
  timeoutMs: number,
): Promise<Outcome<T>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Outcome<T>>((resolve) => {
    timer = setTimeout(
      () => resolve({ sent: { kind: 'ambiguous', message: 'timeout', requestId: null }, body: null }),
      timeoutMs,
    );
  });
  const answered = request.then(
    ({ httpResponse, body }): Outcome<T> => ({
      sent: { kind: 'accepted', requestId: httpResponse.headers.get('x-line-request-id') },
      body,
    }),
    (error: unknown): Outcome<T> => ({ sent: verdictOf(error), body: null }),
  );
  try {
    return await Promise.race([answered, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** LINE's three 429s differ only by their message (line-platform: rate, monthly limit, too many to one user). */
function verdictOf(error: unknown): Sent {
  if (!(error instanceof HTTPFetchError)) {
    return { kind: 'ambiguous', message: error instanceof Error ? error.name : 'network', requestId: null };
  }
  const requestId = error.headers.get('x-line-request-id');
  const message = messageOf(error.body);
  // The retry key was accepted before: our first attempt arrived.
  if (error.status === 409)
    return { kind: 'accepted', requestId: error.headers.get('x-line-accepted-request-id') ?? requestId };
  if (error.status === 429)
    return { kind: /monthly limit/i.test(message) ? 'out-of-quota' : 'rate-limited', requestId };
  // 501 says that there is no such endpoint, and will say so again; the other 5xx leave it open.
  if ((error.status >= 500 && error.status !== 501) || error.status === 408)
    return { kind: 'ambiguous', message: `${error.status} ${message}`, requestId };
  return { kind: 'refused', status: error.status, message, requestId };
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
