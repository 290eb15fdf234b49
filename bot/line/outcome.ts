import { HTTPFetchError } from '@line/bot-sdk';
import type { Sent } from '../ports.ts';
import { noAnswer, verdictOf } from './verdict.ts';

/** What became of a call, and what LINE answered when it accepted. */
export interface Outcome<T> {
  readonly sent: Sent;
  readonly body: T | null;
}

/**
 * Waits for a call of the SDK, which has no timeout of its own and cannot be told to end: for commands, whose process ends
 * soon after. What runs for long must not leave calls behind (see client.ts).
 */
export async function outcomeOf<T>(
  request: Promise<{ httpResponse: Response; body: T }>,
  timeoutMs: number,
): Promise<Outcome<T>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Outcome<T>>((resolve) => {
    timer = setTimeout(() => resolve({ sent: noAnswer(new DOMException('', 'TimeoutError')), body: null }), timeoutMs);
  });
  const answered = request.then(
    // The SDK has read the body, and throws unless it is JSON.
    ({ httpResponse, body }): Outcome<T> => ({ sent: verdictOf(httpResponse.status, httpResponse.headers, ''), body }),
    (error: unknown): Outcome<T> => ({
      sent: error instanceof HTTPFetchError ? verdictOf(error.status, error.headers, error.body) : noAnswer(error),
      body: null,
    }),
  );
  try {
    return await Promise.race([answered, late]);
  } finally {
    clearTimeout(timer);
  }
}
