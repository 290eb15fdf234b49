import { USER_ID } from '../ids.ts';
import type { LineObject } from '../phone-types.ts';
import type { Source } from '../webhook/events.ts';
import type { PostOffice } from '../webhook/post-office.ts';
import type { World } from '../world.ts';
import { bubble, type Done, type EventOptions, emit, newEvent } from './deeds.ts';
import type { Person } from './people.ts';

/** What a medium is made of. While `preparingMs` last, LINE answers 202 for its bytes. */
export interface Media {
  bytes: Uint8Array;
  contentType: string;
  preparingMs?: number;
}

export interface Talk {
  world: World;
  office: PostOffice;
  person: Person;
}

/** Message types that can be quoted carry a quoteToken (DOC get-quote-tokens). */
const QUOTABLE: ReadonlySet<string> = new Set(['text', 'sticker', 'image', 'video']);

/** Tells its own chat and message, so that nothing need be kept for tokens that never expire (DOC mark-as-read). */
const readTokenOf = (userId: string, messageId: string): string =>
  Buffer.from(`${userId}.${messageId}`).toString('base64url');

/** The user whose chat a token marks, or null for a token that we never made. */
export function userOfReadToken(token: string): string | null {
  const [userId, messageId] = Buffer.from(token, 'base64url').toString().split('.');
  return userId !== undefined && USER_ID.test(userId) && /^\d+$/.test(messageId ?? '') ? userId : null;
}

/** `shown` is the bubble on her own phone; `fields` what the webhook tells. */
export async function say(
  talk: Talk,
  type: string,
  fields: object,
  options: EventOptions & { source?: Source; shown?: LineObject; id?: string } = {},
): Promise<Done> {
  const { world, office, person } = talk;
  const id = options.id ?? world.ids.messageId();
  person.wroteAt = world.clock.now();
  if (options.source === undefined) bubble(world, person, id, options.shown ?? { type, ...fields });
  const message = {
    type,
    id,
    ...(QUOTABLE.has(type) && { quoteToken: world.ids.token(40) }),
    markAsReadToken: readTokenOf(person.userId, id),
    ...fields,
  };
  const source = options.source ?? { type: 'user' as const, userId: person.userId };
  const done = await emit(office, person, newEvent(world, source, { type: 'message', message }, options));
  return { ...done, itemId: id };
}

/** A picture, film, recording or file: bytes go to the content store under the message's id. */
export function sendMedia(talk: Talk, type: string, media: Media, fields: object): Promise<Done> {
  const { world } = talk;
  const id = world.ids.messageId();
  world.content.put(id, media.bytes, media.contentType, world.clock.now(), media.preparingMs);
  const shown = { type, ...fields, contentType: media.contentType, contentUrl: `/phone/content/${id}` };
  return say(talk, type, fields, { id, shown });
}

/** Bytes that LINE itself keeps; pages of a mini-app could send others (`external`). */
export const FROM_LINE = { contentProvider: { type: 'line' } };

export function sendImages(talk: Talk, all: readonly Media[]): Promise<Done[]> {
  const id = talk.world.ids.token(32).toUpperCase();
  const one = (media: Media, i: number) =>
    sendMedia(talk, 'image', media, { ...FROM_LINE, imageSet: { id, index: i + 1, total: all.length } });
  return Promise.all(all.map(one));
}

/** She takes a message back: the event names it, its bytes are gone. */
export async function unsend(talk: Talk, itemId: string): Promise<Done> {
  const { world, office, person } = talk;
  person.chat = person.chat.map((item) => (item.id === itemId ? { ...item, unsent: true } : item));
  world.content.remove(itemId);
  world.people.changed(person.userId);
  const source: Source = { type: 'user', userId: person.userId };
  return emit(office, person, newEvent(world, source, { type: 'unsend', unsend: { messageId: itemId } }));
}
