import { maskIds } from '../../shared/thai/normalize.ts';
import type { ChatEvent } from '../conversation/types.ts';
import type { Keys } from '../keys.ts';

/** One event of a webhook body, reduced to what we need and may keep. `payload` null means: nothing to answer. */
export interface Incoming {
  readonly lane: string;
  readonly eventId: string;
  readonly eventAt: number;
  readonly payload: Payload | null;
  /** Why there is nothing to answer. */
  readonly why: string;
  /** LINE asks us to forget this message of hers. */
  readonly unsend: string | null;
}

/** What the inbox keeps of an event until seven days after it was handled. */
export interface Payload {
  readonly what: What;
  readonly replyToken: string | null;
  readonly messageId: string | null;
}

export type What =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'postback'; readonly data: string }
  | { readonly kind: 'follow'; readonly unblocked: boolean }
  | { readonly kind: 'unfollow' }
  | { readonly kind: 'sticker' }
  | { readonly kind: 'media'; readonly media: 'image' | 'video' | 'audio' | 'file' | 'location' };

const USER_ID = /^U[0-9a-f]{32}$/;
/** LINE's are ULIDs. Looser than that, but nothing that a store cannot keep: one odd id must not fail the whole body. */
const EVENT_ID = /^[\x21-\x7e]{1,100}$/;
const MEDIA = ['image', 'video', 'audio', 'file', 'location'] as const;

const decoder = new TextDecoder('utf-8', { fatal: true });

type Json = Readonly<Record<string, unknown>>;

/** The events of a webhook body, or null when it is not one. Unknown types and properties are LINE's right, not an error. */
export function readWebhook(body: Uint8Array): Incoming[] | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(decoder.decode(body));
  } catch {
    return null;
  }
  const events = asObject(parsed)?.events;
  if (!Array.isArray(events)) return null;
  return events.map(readEvent).filter((event) => event !== null);
}

function readEvent(value: unknown): Incoming | null {
  const event = asObject(value);
  const eventId = text(event?.webhookEventId);
  if (!event || !eventId || !EVENT_ID.test(eventId)) return null;
  const source = asObject(event.source);
  const userId = text(source?.userId);
  const known = userId !== null && USER_ID.test(userId) && source?.type === 'user';
  const base = {
    lane: known ? userId : '-',
    eventId,
    eventAt: typeof event.timestamp === 'number' && Number.isSafeInteger(event.timestamp) ? event.timestamp : 0,
    unsend: event.type === 'unsend' && known ? messageIdOf(asObject(event.unsend)?.messageId) : null,
  };
  // A module channel holds control: there is no reply token and nothing may be sent.
  if (event.mode === 'standby') return { ...base, payload: null, why: 'standby' };
  if (!known) return { ...base, payload: null, why: 'no user' };
  const what = readWhat(event);
  if (!what) return { ...base, payload: null, why: 'not for us' };
  const messageId = messageIdOf(asObject(event.message)?.id);
  return { ...base, payload: { what, replyToken: text(event.replyToken), messageId }, why: '' };
}

/** Message ids are digits; anything else would be a pattern of somebody's making. */
function messageIdOf(value: unknown): string | null {
  return typeof value === 'string' && /^\d{1,30}$/.test(value) ? value : null;
}

function readWhat(event: Json): What | null {
  switch (event.type) {
    case 'message':
      return readMessage(asObject(event.message));
    case 'postback': {
      const data = text(asObject(event.postback)?.data);
      return data === null ? null : { kind: 'postback', data };
    }
    case 'follow':
      return { kind: 'follow', unblocked: asObject(event.follow)?.isUnblocked === true };
    case 'unfollow':
      return { kind: 'unfollow' };
    default:
      return null;
  }
}

function readMessage(message: Json | null): What | null {
  const type = message?.type;
  if (type === 'text') {
    const said = text(message?.text);
    // A citizen id has no business in a chat (law 9); what is kept of it is that there was one.
    return said === null ? null : { kind: 'text', text: maskIds(said) };
  }
  if (type === 'sticker') return { kind: 'sticker' };
  const media = MEDIA.find((name) => name === type);
  return media ? { kind: 'media', media } : null;
}

/**
 * The event as the conversation sees it: a postback that we did not seal for this user is a stale tap. `heard` is when the
 * newest event of hers that we have handled happened.
 */
export function chatEvent(
  row: { readonly event_id: string; readonly event_at: number },
  lane: string,
  what: What,
  heard: number,
  keys: Keys,
): ChatEvent {
  const base = { id: row.event_id, at: row.event_at };
  if (what.kind === 'text') return { ...base, ...what, late: row.event_at < heard };
  if (what.kind !== 'postback') return { ...base, ...what };
  const tap = keys.openTap(lane, what.data);
  return tap ? { ...base, kind: 'tap', ...tap } : { ...base, kind: 'stale-tap' };
}

function asObject(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
