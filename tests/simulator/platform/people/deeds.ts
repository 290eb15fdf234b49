import type { ChatItem, LineObject } from '../phone-types.ts';
import type { EventBody, Source, WebhookEvent } from '../webhook/events.ts';
import { WITHOUT_REPLY } from '../webhook/events.ts';
import type { PostOffice } from '../webhook/post-office.ts';
import type { Delivery } from '../webhook/sender.ts';
import type { World } from '../world.ts';
import type { Person } from './people.ts';
import { keep } from './reach.ts';

/** What came of a deed. `delivery` is null while the event waits (airplane mode, mischief). */
export interface Done {
  event: WebhookEvent;
  itemId?: string;
  delivery: Delivery | null;
}

export interface EventOptions {
  /** 'standby': a module channel holds the chat; such events have no reply token. */
  mode?: 'active' | 'standby';
  /** When it happened, if not now. */
  timestamp?: number;
}

/** Makes an event with its ids and, where its kind has one, a reply token. */
export function newEvent(
  world: World,
  source: Source | undefined,
  body: EventBody,
  options: EventOptions = {},
): WebhookEvent {
  const now = world.clock.now();
  const mode = options.mode ?? 'active';
  const event: WebhookEvent = {
    ...body,
    webhookEventId: world.ids.ulid(now),
    deliveryContext: { isRedelivery: false },
    timestamp: options.timestamp ?? now,
    ...(source !== undefined && { source }),
    mode,
  };
  if (mode === 'standby' || source === undefined || WITHOUT_REPLY.has(body.type)) return event;
  event.replyToken = world.ids.token(32);
  world.replyTokens.issue(event.replyToken, source, now);
  return event;
}

/** Sends a person's event, or keeps it on her phone while that is in airplane mode. */
export async function emit(office: PostOffice, person: Person, event: WebhookEvent): Promise<Done> {
  if (person.airplane) {
    person.outbox.push(event);
    return { event, delivery: null };
  }
  return { event, delivery: await office.post(event) };
}

/** Shows a person's own bubble. */
export function bubble(world: World, person: Person, id: string, message: LineObject): ChatItem {
  const item: ChatItem = { id, from: 'user', at: world.clock.now(), message, delivered: !person.airplane };
  person.chat = keep(person.chat, item, world.settings.chatLimit);
  world.people.changed(person.userId);
  return item;
}

/** Ends airplane mode: what waited arrives, what was written leaves in order. */
export async function reconnect(world: World, office: PostOffice, person: Person): Promise<void> {
  person.airplane = false;
  const waiting = person.outbox.splice(0);
  person.chat = person.chat.map((item) => (item.delivered ? item : { ...item, delivered: true }));
  world.people.changed(person.userId);
  await Promise.all(waiting.map((event) => office.post(event)));
}
