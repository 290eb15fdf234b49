import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { problemResponse, refusalResponse } from '../http/problem.ts';
import type { Incoming } from './incoming.ts';
import { readWebhook } from './incoming.ts';
import type { Verify } from './verify.ts';

/** Source: contract.md. */
const LARGEST_BODY = 1024 * 1024;

export interface WebhookDoor {
  readonly verify: Verify;
  /** Stores the events; resolves when they are durable. */
  readonly take: (events: readonly Incoming[]) => Promise<void>;
  readonly count: (status: number) => void;
  /** Bodies that are being stored at once; LINE sends the others again. */
  readonly most?: number | undefined;
}

/** Far more than a store that is well has at work: some 10 MB of bodies as LINE sends them. */
const MOST_BODIES = 2_000;
/** Seconds. LINE has a rhythm of its own; other senders may listen. */
const RETRY_AFTER = 2;

/**
 * The body's length as its sender tells it, or null when it does not. `bodyLimit` opens the body's stream even where a
 * length tells enough: that costs more than storing the event, and after a refusal the server could not read the rest
 * away and would cut a kept-alive connection under the sender's next request.
 */
function toldLength(c: Context): number | null {
  const told = c.req.header('transfer-encoding') === undefined ? Number(c.req.header('content-length')) : Number.NaN;
  return Number.isSafeInteger(told) ? told : null;
}

/** POST /webhook: raw bytes, signature, store, 200. It never waits for LINE and never parses what it has not verified. */
export function webhookRoute(door: WebhookDoor): Hono {
  const app = new Hono();
  const tooLarge = (c: Context) => {
    door.count(413);
    return problemResponse(c, 'too-large');
  };
  const limit = bodyLimit({ maxSize: LARGEST_BODY, onError: tooLarge });
  app.post('/', async (c, next) => {
    const length = toldLength(c);
    if (length === null) return limit(c, next);
    return length > LARGEST_BODY ? tooLarge(c) : next();
  });
  let storing = 0;
  app.post('/', async (c) => {
    // Before its body is read: what piles up here is memory. Signatures come first in counting, so that strangers fill nothing.
    if (storing >= (door.most ?? MOST_BODIES)) {
      door.count(503);
      return refusalResponse(c, { problem: 'store-unavailable', retryAfter: RETRY_AFTER });
    }
    const answer = async (status: 'bad-signature' | 'not-a-webhook' | 'store-unavailable', http: number) => {
      door.count(http);
      return problemResponse(c, status, http);
    };
    const body = new Uint8Array(await c.req.arrayBuffer());
    if (!door.verify(body, c.req.header('x-line-signature'))) return answer('bad-signature', 401);
    const events = readWebhook(body);
    if (!events) return answer('not-a-webhook', 400);
    storing++;
    try {
      await door.take(events);
    } catch {
      // 500, so that LINE redelivers: what is not stored was not received.
      return answer('store-unavailable', 500);
    } finally {
      storing--;
    }
    door.count(200);
    return c.json({});
  });
  return app;
}
