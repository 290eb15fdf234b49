import type { Source } from '../webhook/events.ts';
import { type Done, type EventOptions, emit, newEvent } from './deeds.ts';
import type { Talk } from './talk.ts';

const sourceOf = (talk: Talk): Source => ({ type: 'user', userId: talk.person.userId });

/** Adds the account as a friend; after a block this is `isUnblocked` (LINE: "not fully accurate"). */
export function follow({ world, office, person }: Talk, options?: EventOptions): Promise<Done> {
  const isUnblocked = person.blocked;
  person.follows = true;
  person.blocked = false;
  world.people.changed(person.userId);
  const body = { type: 'follow', follow: { isUnblocked } };
  return emit(office, person, newEvent(world, sourceOf({ world, office, person }), body, options));
}

/** Blocks the account: an unfollow event, without a reply token. */
export function block({ world, office, person }: Talk): Promise<Done> {
  person.blocked = true;
  world.people.changed(person.userId);
  return emit(office, person, newEvent(world, sourceOf({ world, office, person }), { type: 'unfollow' }));
}
