import type { ChatItem, LineObject, PickedTime } from '../phone-types.ts';
import type { EventBody } from '../webhook/events.ts';
import type { PostOffice } from '../webhook/post-office.ts';
import type { World } from '../world.ts';
import { type Done, type EventOptions, emit, newEvent, reconnect } from './deeds.ts';
import { block, follow } from './friendship.ts';
import type { Group, Person } from './people.ts';
import { FROM_LINE, type Media, say, sendImages, sendMedia, type Talk, unsend } from './talk.ts';
import { postback, type Tapped, tap } from './taps.ts';
import { createWaiting } from './waiting.ts';

/**
 * A person at her phone. Deeds resolve when the webhook they cause has been answered (or is known to wait).
 * `waitForReply` needs no sleeping: it resolves with the first bubble of the bot since her last deed that matches.
 */
export interface SimUser {
  readonly userId: string;
  readonly person: Person;
  /** Bubbles of the chat, oldest first. */
  readonly chat: readonly ChatItem[];
  follow(options?: EventOptions): Promise<Done>;
  block(): Promise<Done>;
  unblock(): Promise<Done>;
  says(text: string, options?: EventOptions): Promise<Done>;
  /** Writes in a group that the bot is in; the group's chat is not on her phone page. */
  saysIn(group: Group, text: string): Promise<Done>;
  sticker(packageId: string, stickerId: string, keywords?: readonly string[]): Promise<Done>;
  image(media: Media): Promise<Done>;
  /** Several pictures at once: one event each, tied by `imageSet`; LINE does not promise their order. */
  images(media: readonly Media[]): Promise<Done[]>;
  video(media: Media, durationMs?: number): Promise<Done>;
  audio(media: Media, durationMs?: number): Promise<Done>;
  file(media: Media, fileName: string): Promise<Done>;
  location(latitude: number, longitude: number, title?: string, address?: string): Promise<Done>;
  unsend(itemId: string): Promise<Done>;
  /** Taps an action of a card, quick reply or menu. */
  tap(action: LineObject, params?: PickedTime): Promise<Tapped>;
  postback(data: string, params?: object): Promise<Done>;
  /** Any event at all, with this person as its source. */
  event(body: EventBody, options?: EventOptions): Promise<Done>;
  airplane(on: boolean): Promise<void>;
  read(): void;
  /** `timeoutMs` is real time: a watchdog for tests, not a moment in the story. Default 110,000. */
  waitForReply(matches?: (item: ChatItem) => boolean, timeoutMs?: number): Promise<ChatItem>;
}

export function createSimUser(world: World, office: PostOffice, person: Person): SimUser {
  const talk: Talk = { world, office, person };
  const waiting = createWaiting(world, person);
  /** Each deed starts a new page for `waitForReply`. */
  const marked =
    <A extends unknown[], R>(deed: (...args: A) => R) =>
    (...args: A): R => {
      waiting.mark();
      return deed(...args);
    };
  return {
    userId: person.userId,
    person,
    get chat() {
      return person.chat;
    },
    follow: marked((options) => follow(talk, options)),
    block: marked(() => block(talk)),
    unblock: marked(() => follow(talk)),
    says: marked((text, options) => say(talk, 'text', { text }, options)),
    saysIn: marked((group, text) =>
      say(talk, 'text', { text }, { source: { type: 'group', groupId: group.groupId, userId: person.userId } }),
    ),
    sticker: marked((packageId, stickerId, keywords) =>
      say(talk, 'sticker', { packageId, stickerId, stickerResourceType: 'STATIC', ...(keywords && { keywords }) }),
    ),
    image: marked((media) => sendMedia(talk, 'image', media, FROM_LINE)),
    images: marked((media) => sendImages(talk, media)),
    video: marked((media, duration = 1_000) => sendMedia(talk, 'video', media, { duration, ...FROM_LINE })),
    audio: marked((media, duration = 1_000) => sendMedia(talk, 'audio', media, { duration, ...FROM_LINE })),
    file: marked((media, fileName) => sendMedia(talk, 'file', media, { fileName, fileSize: media.bytes.length })),
    location: marked((latitude, longitude, title, address) =>
      say(talk, 'location', { ...(title && { title }), ...(address && { address }), latitude, longitude }),
    ),
    unsend: marked((itemId) => unsend(talk, itemId)),
    tap: marked((action, params) => tap(talk, action, params)),
    postback: marked((data, params) => postback(talk, data, params)),
    event: marked((body, options) =>
      emit(office, person, newEvent(world, { type: 'user', userId: person.userId }, body, options)),
    ),
    async airplane(on) {
      if (!on && person.airplane) return reconnect(world, office, person);
      person.airplane = on;
      world.people.changed(person.userId);
    },
    read() {
      person.unread = 0;
      for (const unit of person.unseen) world.aggregationUnits.get(unit)?.add(person.userId);
      person.unseen.clear();
      world.people.changed(person.userId);
    },
    waitForReply: (matches = () => true, timeoutMs = 110_000) => waiting.next(matches, timeoutMs),
  };
}
