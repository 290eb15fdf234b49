import type { BoundedLog } from '../bounded-log.ts';
import type { World } from '../world.ts';
import { laneOf, type WebhookEvent } from './events.ts';
import { createIdleness } from './idleness.ts';
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
  hold(): void;
  /** Ends `hold`; what came meanwhile leaves in as few bodies as hold 100 events each (quality.md §4). */
  release(): void;
  /** Nothing queued or under way; with `scheduled` nothing waiting for its time either. */
  idle(scheduled: boolean): Promise<void>;
  stop(): void;
}

const MOST_EVENTS = 100;

/** JSON of a webhook body. */
export function compose(world: World, events: readonly WebhookEvent[]): string {
  const body = { destination: world.settings.botUserId, events };
  if (world.openapi !== null) world.openapiBreaks.push(...world.openapi.webhook(body));
  return JSON.stringify(body);
}

function attempt({ webhook, settings, clock }: World, body: string): Promise<PostResult> {
  const { url, active } = webhook;
  if (url === null || !active) return Promise.resolve({ status: null, error: 'could_not_connect', ms: 0, answer: '' });
  const secret = settings.channelSecrets[0] ?? '';
  return postWebhook(body, { url, secret, clock, deadlineMs: settings.webhookDeadlineMs });
}

/** Posts one body, starting the minute of its reply tokens, and writes the log. */
async function deliver(world: World, log: BoundedLog<Delivery>, events: readonly WebhookEvent[]): Promise<Delivery> {
  const at = world.clock.now();
  const body = compose(world, events);
  for (const { replyToken } of events) if (replyToken !== undefined) world.replyTokens.delivered(replyToken, at);
  const delivery: Delivery = { at, ...(await attempt(world, body)), events, body };
  log.add(delivery);
  return delivery;
}

export function createSender(world: World, log: BoundedLog<Delivery>): Sender {
  const { clock, settings } = world;
  const lanes = createLanes<Letter>();
  let inFlight = 0;
  let held = 0;
  let scheduled = 0;
  let stopped = false;
  const idleness = createIdleness((also) => lanes.waiting === 0 && inFlight === 0 && (!also || scheduled === 0));

  const send = async (taken: string[], letters: Letter[]) => {
    inFlight++;
    const delivery = await deliver(
      world,
      log,
      letters.map((letter) => letter.event),
    );
    lanes.free(taken);
    inFlight--;
    for (const letter of letters) {
      const delay = settings.redeliveryDelaysMs[letter.attempt];
      if (delivery.error !== null && settings.redelivery && delay !== undefined) redeliver(letter, delay);
      letter.first?.(delivery);
    }
    pump(settings.eventsPerBody, settings.webhooksInFlight);
    idleness.check();
  };

  const pump = (perBody: number, most: number) => {
    while (held === 0 && !stopped && inFlight < most && lanes.waiting > 0) {
      const { lanes: taken, items } = lanes.take(perBody);
      if (items.length === 0) return;
      void send(taken, items);
    }
  };

  const enqueue = (letter: Letter) => {
    lanes.push(laneOf(letter.event.source), letter);
    pump(settings.eventsPerBody, settings.webhooksInFlight);
  };

  const later = (ms: number, work: () => void) => {
    scheduled++;
    clock.after(ms, () => {
      scheduled--;
      if (!stopped) work();
      idleness.check();
    });
  };

  const redeliver = (letter: Letter, delay: number) => {
    const event = { ...letter.event, deliveryContext: { isRedelivery: true } };
    later(delay, () => enqueue({ event, attempt: letter.attempt + 1, first: null }));
  };

  return {
    enqueue,
    later,
    redeliver,
    hold() {
      held++;
    },
    release() {
      held--;
      pump(MOST_EVENTS, Number.POSITIVE_INFINITY);
    },
    idle: idleness.wait,
    stop() {
      stopped = true;
    },
  };
}
