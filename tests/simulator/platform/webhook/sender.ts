import type { BoundedLog } from '../bounded-log.ts';
import type { World } from '../world.ts';
import { laneOf, type WebhookEvent } from './events.ts';
import { createLanes } from './lanes.ts';
import { type DeliveryError, type PostResult, postWebhook } from './post.ts';

/** One POST to the bot's webhook, as the log keeps it. `answer` is the body it gave back. */
export interface Delivery {
  at: number;
  status: number | null;
  error: DeliveryError | null;
  ms: number;
  answer: string;
  events: readonly WebhookEvent[];
  body: string;
}

/** An event under way. `first` hears of its first attempt. */
export interface Letter {
  event: WebhookEvent;
  attempt: number;
  first: ((delivery: Delivery | null) => void) | null;
}

/** Sends letters: several per body when they pile up, a person's own in order, failed ones again if LINE is told to. */
export interface Sender {
  enqueue(letter: Letter): void;
  /** Runs `work` after `ms`; `idle` counts it as scheduled. */
  later(ms: number, work: () => void): void;
  /** The same event with isRedelivery true, after `delay`. */
  redeliver(letter: Letter, delay: number): void;
  compose(events: readonly WebhookEvent[]): string;
  record(events: readonly WebhookEvent[], body: string, at: number, result: PostResult): Delivery;
  hold(): void;
  /** Ends `hold`; what came meanwhile leaves in as few bodies as hold 100 events each (quality.md §4). */
  release(): void;
  /** Nothing queued or under way; with `scheduled` nothing waiting for its time either. */
  idle(scheduled: boolean): Promise<void>;
  stop(): void;
}

const MOST_EVENTS = 100;

export function createSender(world: World, log: BoundedLog<Delivery>): Sender {
  const { clock, settings } = world;
  const lanes = createLanes<Letter>();
  let inFlight = 0;
  let held = 0;
  let scheduled = 0;
  let stopped = false;
  let waiters: { scheduled: boolean; resolve: () => void }[] = [];

  const quiet = (also: boolean) => lanes.waiting === 0 && inFlight === 0 && (!also || scheduled === 0);
  const settle = () => {
    const done = waiters.filter((waiter) => quiet(waiter.scheduled));
    if (done.length === 0) return;
    waiters = waiters.filter((waiter) => !done.includes(waiter));
    for (const waiter of done) waiter.resolve();
  };

  const send = async (taken: string[], letters: Letter[]) => {
    const at = clock.now();
    const events = letters.map((letter) => letter.event);
    const body = sender.compose(events);
    for (const { replyToken } of events) if (replyToken !== undefined) world.replyTokens.delivered(replyToken, at);
    const result = await attempt(body);
    const delivery = sender.record(events, body, at, result);
    lanes.free(taken);
    inFlight--;
    for (const letter of letters) {
      const delay = settings.redeliveryDelaysMs[letter.attempt];
      if (result.error !== null && settings.redelivery && delay !== undefined) sender.redeliver(letter, delay);
      letter.first?.(delivery);
    }
    pump(settings.eventsPerBody, settings.webhooksInFlight);
    settle();
  };

  const attempt = (body: string): Promise<PostResult> => {
    const { url, active } = world.webhook;
    if (url === null || !active)
      return Promise.resolve({ status: null, error: 'could_not_connect', ms: 0, answer: '' });
    const secret = settings.channelSecrets[0] ?? '';
    return postWebhook(body, { url, secret, clock, deadlineMs: settings.webhookDeadlineMs });
  };

  const pump = (perBody: number, most: number) => {
    while (held === 0 && !stopped && inFlight < most && lanes.waiting > 0) {
      const { lanes: taken, items } = lanes.take(perBody);
      if (items.length === 0) return;
      inFlight++;
      void send(taken, items);
    }
  };

  const sender: Sender = {
    enqueue(letter) {
      lanes.push(laneOf(letter.event), letter);
      pump(settings.eventsPerBody, settings.webhooksInFlight);
    },
    later(ms, work) {
      scheduled++;
      clock.after(ms, () => {
        scheduled--;
        if (!stopped) work();
        settle();
      });
    },
    redeliver(letter, delay) {
      const event = { ...letter.event, deliveryContext: { isRedelivery: true } };
      sender.later(delay, () => sender.enqueue({ event, attempt: letter.attempt + 1, first: null }));
    },
    compose(events) {
      const body = { destination: settings.botUserId, events };
      if (world.openapi !== null) world.openapiBreaks.push(...world.openapi.webhook(body));
      return JSON.stringify(body);
    },
    record(events, body, at, result) {
      const delivery = { at, ...result, events, body };
      log.add(delivery);
      return delivery;
    },
    hold() {
      held++;
    },
    release() {
      held--;
      pump(MOST_EVENTS, Number.POSITIVE_INFINITY);
    },
    idle(also) {
      if (quiet(also)) return Promise.resolve();
      const { promise, resolve } = Promise.withResolvers<void>();
      waiters.push({ scheduled: also, resolve });
      return promise;
    },
    stop() {
      stopped = true;
    },
  };
  return sender;
}
