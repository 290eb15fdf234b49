import type { SimClock } from '../clock.ts';
import { signatureOf } from './sign.ts';

/** Reasons that LINE's webhook error statistics know, and `dropped` for what mischief lost on the way. */
export type DeliveryError = 'could_not_connect' | 'request_timeout' | 'error_status_code' | 'unclassified' | 'dropped';

export interface PostResult {
  status: number | null;
  error: DeliveryError | null;
  ms: number;
  /** Text of the answer, at most 2,000 characters. */
  answer: string;
}

export interface PostOptions {
  url: string;
  secret: string;
  clock: SimClock;
  deadlineMs: number;
  /** Overrides the signature: null leaves the header out. For tests of bad input. */
  signature?: string | null;
}

/** A timer that is later than this was not kept by a busy moment. */
const STOOD_STILL_MS = 200;

/**
 * The clock of a test can jump by minutes in one turn; a request that began within the jump must not be late at its
 * end, so the deadline starts to count in the next turn. And it counts anew where we are woken late ourselves: whoever stood
 * still has not waited, and the answer may be there.
 */
function deadline(clock: SimClock, ms: number, late: () => void): () => void {
  let cancel: (() => void) | null = null;
  const wait = () => {
    const due = clock.now() + ms;
    cancel = clock.after(ms, () => (clock.now() > due + STOOD_STILL_MS ? wait() : late()));
  };
  const start = setImmediate(wait);
  return () => {
    clearImmediate(start);
    cancel?.();
  };
}

/** One signed POST to the bot; never throws. Anything but 2xx within the deadline is an error. */
export async function postWebhook(body: Uint8Array | string, options: PostOptions): Promise<PostResult> {
  const { clock } = options;
  const started = clock.now();
  const abort = new AbortController();
  const cancel = deadline(clock, options.deadlineMs, () => abort.abort());
  const signature = options.signature === undefined ? signatureOf(options.secret, body) : options.signature;
  const done = (status: number | null, error: DeliveryError | null, answer = ''): PostResult => ({
    status,
    error,
    ms: clock.now() - started,
    answer: answer.slice(0, 2000),
  });
  try {
    const response = await fetch(options.url, {
      method: 'POST',
      body: typeof body === 'string' ? body : new Uint8Array(body),
      signal: abort.signal,
      redirect: 'manual',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'LineBotWebhook/2.0',
        ...(signature === null ? {} : { 'x-line-signature': signature }),
      },
    });
    const answer = await response.text();
    return done(response.status, response.ok ? null : 'error_status_code', answer);
  } catch {
    return done(null, abort.signal.aborted ? 'request_timeout' : 'could_not_connect');
  } finally {
    cancel();
  }
}
