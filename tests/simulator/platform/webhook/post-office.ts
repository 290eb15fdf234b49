import { fateOf, type InboundMischief } from '../../mischief/inbound.ts';
import { noiseBody } from '../../mischief/noise.ts';
import { type BoundedLog, boundedLog } from '../bounded-log.ts';
import type { World } from '../world.ts';
import type { WebhookEvent } from './events.ts';
import { type PostResult, postWebhook } from './post.ts';
import { compose, createSender, type Delivery, type Letter, type Sender } from './sender.ts';

/** Where events go out; mischief sits at its door. */
export interface PostOffice {
  readonly log: BoundedLog<Delivery>;
  /** Resolves when the bot has answered the first attempt; at once with null when mischief holds the event back. */
  post(event: WebhookEvent): Promise<Delivery | null>;
  /** Events posted while `work` runs leave together, in as few bodies as fit 100 each. */
  together<T>(work: () => Promise<T> | T): Promise<T>;
  /** Any bytes with any signature (undefined: the right one, null: none). Nothing is queued, logged or redelivered. */
  raw(body: Uint8Array | string, signature?: string | null): Promise<PostResult>;
  /** A signed body without events, as the console's Verify button sends; default to the bot. */
  verify(url?: string): Promise<PostResult>;
  /** JSON of a webhook body, for a load generator that does its own sending. */
  compose(events: readonly WebhookEvent[]): string;
  /** Resolves when nothing is queued or under way; with `scheduled` also nothing delayed or waiting for redelivery. */
  idle(options?: { scheduled?: boolean }): Promise<void>;
  setMischief(mischief: InboundMischief | null): void;
  stop(): void;
}

/** A reordered event waits for another to pass it, but not for ever. */
const REORDER_PATIENCE_MS = 1_000;

/** Lets events overtake the one that was held back. */
function createOvertaking(sender: Sender): { hold(release: () => void): void; pass(): void } {
  let waiting: (() => void)[] = [];
  const take = () => {
    const all = waiting;
    waiting = [];
    return all;
  };
  return {
    hold(release) {
      waiting.push(release);
      sender.later(REORDER_PATIENCE_MS, () => {
        if (!waiting.includes(release)) return;
        waiting = waiting.filter((other) => other !== release);
        release();
      });
    },
    pass: () => {
      for (const release of take()) release();
    },
  };
}

export function createPostOffice(world: World): PostOffice {
  const { clock, settings } = world;
  const log = boundedLog<Delivery>(settings.logLimit);
  const sender = createSender(world, log);
  const overtaking = createOvertaking(sender);
  let mischief = settings.inbound;
  let seen = 0;

  const raw = (body: Uint8Array | string, signature?: string | null, url = world.webhook.url ?? '') =>
    postWebhook(body, {
      url,
      secret: settings.channelSecrets[0] ?? '',
      clock,
      deadlineMs: settings.webhookDeadlineMs,
      ...(signature === undefined ? {} : { signature }),
    });

  const leave = (letter: Letter, copies: number) => {
    sender.enqueue(letter);
    for (let i = 0; i < copies; i++) sender.enqueue({ ...letter, first: null });
    overtaking.pass();
  };

  const drop = (letter: Letter) => {
    const events = [letter.event];
    const lost = { at: clock.now(), status: null, error: 'dropped', ms: 0, answer: '' } as const;
    const delivery: Delivery = { ...lost, events, body: compose(world, events) };
    log.add(delivery);
    letter.first?.(delivery);
    sender.redeliver(letter, settings.redeliveryDelaysMs[0] ?? 10_000);
  };

  const bewitched = (letter: Letter, current: InboundMischief) => {
    const { copies, noise, ...fate } = fateOf(current, ++seen);
    if (noise !== null) {
      const junk = noiseBody(noise, settings.botUserId, letter.event);
      void raw(junk.body, junk.signature);
    }
    if (fate.drop) return drop(letter);
    if (fate.delayMs === 0 && !fate.reorder) return leave(letter, copies);
    letter.first?.(null);
    const unheard = { ...letter, first: null };
    if (fate.delayMs > 0) sender.later(fate.delayMs, () => leave(unheard, copies));
    else overtaking.hold(() => leave(unheard, copies));
  };

  return {
    log,
    raw: (body, signature) => raw(body, signature),
    verify: (url) => raw(JSON.stringify({ destination: settings.botUserId, events: [] }), undefined, url),
    compose: (events) => compose(world, events),
    post(event) {
      const { promise, resolve } = Promise.withResolvers<Delivery | null>();
      const letter: Letter = { event, attempt: 0, first: resolve };
      if (mischief === null) leave(letter, 0);
      else bewitched(letter, mischief);
      return promise;
    },
    async together(work) {
      sender.hold();
      try {
        return await work();
      } finally {
        sender.release();
      }
    },
    idle: ({ scheduled = false } = {}) => sender.idle(scheduled),
    setMischief(next) {
      mischief = next;
      seen = 0;
    },
    stop: sender.stop,
  };
}
