import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { problemResponse } from '../http/problem.ts';
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
}

/**
 * Looked at before `bodyLimit`, which opens the body's stream even for a length that it refuses: the server could then
 * not read the rest away, and would cut a kept-alive connection under the sender's next request.
 */
function toldLength(c: Context): number {
  return c.req.header('transfer-encoding') === undefined ? Number(c.req.header('content-length') ?? 0) : 0;
}

/** POST /webhook: raw bytes, signature, store, 200. It never waits for LINE and never parses what it has not verified. */
export function webhookRoute(door: WebhookDoor): Hono {
  const app = new Hono();
  const tooLarge = (c: Context) => {
    door.count(413);
    return problemResponse(c, 'too-large');
  };
  app.post('/', (c, next) => (toldLength(c) > LARGEST_BODY ? Promise.resolve(tooLarge(c)) : next()));
  app.post('/', bodyLimit({ maxSize: LARGEST_BODY, onError: tooLarge }), async (c) => {
    const answer = async (status: 'bad-signature' | 'not-a-webhook' | 'store-unavailable', http: number) => {
      door.count(http);
      return problemResponse(c, status, http);
    };
    const body = new Uint8Array(await c.req.arrayBuffer());
    if (!(await door.verify(body, c.req.header('x-line-signature')))) return answer('bad-signature', 401);
    const events = readWebhook(body);
    if (!events) return answer('not-a-webhook', 400);
    try {
      await door.take(events);
    } catch {
      // 500, so that LINE redelivers: what is not stored was not received.
      return answer('store-unavailable', 500);
    }
    door.count(200);
    return c.json({});
  });
  return app;
}
