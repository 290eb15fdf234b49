import type { ChatItem, LineObject } from '../phone-types.ts';
import type { World } from '../world.ts';
import type { Group, Person } from './people.ts';

const WEEK = 7 * 24 * 3_600_000;

/** Whether a message gets through: a friend who has not blocked us, or a non-friend who wrote within 7 days. */
export function reachable(person: Person, now: number): boolean {
  if (person.blocked) return false;
  return person.follows || (person.wroteAt !== null && now - person.wroteAt <= WEEK);
}

/** Keeps the last bubbles only; with a limit of 0 none, so that benches stay flat. */
export function keep(chat: ChatItem[], item: ChatItem, limit: number): ChatItem[] {
  if (limit === 0) return chat;
  chat.push(item);
  return chat.length > limit * 2 ? chat.slice(-limit) : chat;
}

export interface Outgoing {
  id: string;
  message: LineObject;
}

/** Puts the bot's messages on a person's phone; they end the loading animation (Display a loading animation). */
export function deliver(world: World, person: Person, messages: readonly Outgoing[], silent: boolean): void {
  const at = world.clock.now();
  const limit = world.settings.chatLimit;
  for (const { id, message } of messages) {
    const item: ChatItem = { id, from: 'bot', at, message, delivered: !person.airplane, ...(silent && { silent }) };
    person.chat = keep(person.chat, item, limit);
    person.unread++;
  }
  person.loadingUntil = 0;
  world.people.changed(person.userId);
}

/** Puts the bot's messages in a group's chat. */
export function tellGroup(world: World, group: Group, messages: readonly Outgoing[]): void {
  const at = world.clock.now();
  for (const { id, message } of messages)
    group.chat = keep(group.chat, { id, from: 'bot', at, message, delivered: true }, world.settings.chatLimit);
}
