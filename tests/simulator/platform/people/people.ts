import { groupIdOf, USER_ID, userIdOf } from '../ids.ts';
import type { ChatItem } from '../phone-types.ts';
import type { WebhookEvent } from '../webhook/events.ts';

/** A LINE user as the platform knows her, with the chat as her phone shows it. */
export interface Person {
  readonly userId: string;
  displayName: string;
  language: string;
  statusMessage: string | null;
  pictureUrl: string | null;
  follows: boolean;
  blocked: boolean;
  /** True once she was a friend: a later follow is then `isUnblocked`. */
  wasFriend: boolean;
  airplane: boolean;
  unread: number;
  /** customAggregationUnits of what she has not read. */
  unseen: Set<string>;
  /** Last message to the bot; push reaches a non-friend for 7 days after it. */
  wroteAt: number | null;
  chat: ChatItem[];
  loadingUntil: number;
  richMenuId: string | null;
  /** Events that wait on the phone for the end of airplane mode. */
  outbox: WebhookEvent[];
}

/** A LINE group that the bot is in. */
export interface Group {
  readonly groupId: string;
  readonly name: string;
  readonly members: Set<string>;
  chat: ChatItem[];
}

/** All people and groups of one stand-in. */
export interface People {
  readonly users: ReadonlyMap<string, Person>;
  readonly groups: ReadonlyMap<string, Group>;
  /** The person with this id, or of this name; created when new. */
  ensure(idOrName: string, displayName?: string): Person;
  find(userId: string): Person | null;
  ensureGroup(name: string): Group;
  findGroup(groupId: string): Group | null;
  /** Calls `listener` after every change of what a person's phone shows; answers how to stop. */
  watch(userId: string, listener: () => void): () => void;
  changed(userId: string): void;
}

const newPerson = (userId: string, displayName: string): Person => ({
  userId,
  displayName,
  language: 'th',
  statusMessage: null,
  pictureUrl: null,
  follows: false,
  blocked: false,
  wasFriend: false,
  airplane: false,
  unread: 0,
  unseen: new Set(),
  wroteAt: null,
  chat: [],
  loadingUntil: 0,
  richMenuId: null,
  outbox: [],
});

export function createPeople(): People {
  const users = new Map<string, Person>();
  const groups = new Map<string, Group>();
  const listeners = new Map<string, Set<() => void>>();
  return {
    users,
    groups,
    ensure(idOrName, displayName = idOrName) {
      const userId = USER_ID.test(idOrName) ? idOrName : userIdOf(idOrName);
      let person = users.get(userId);
      if (person === undefined) {
        person = newPerson(userId, displayName);
        users.set(userId, person);
      }
      return person;
    },
    find: (userId) => users.get(userId) ?? null,
    ensureGroup(name) {
      const groupId = groupIdOf(name);
      let group = groups.get(groupId);
      if (group === undefined) {
        group = { groupId, name, members: new Set(), chat: [] };
        groups.set(groupId, group);
      }
      return group;
    },
    findGroup: (groupId) => groups.get(groupId) ?? null,
    watch(userId, listener) {
      const set = listeners.get(userId) ?? new Set();
      listeners.set(userId, set.add(listener));
      return () => {
        set.delete(listener);
      };
    },
    changed(userId) {
      const set = listeners.get(userId);
      if (set !== undefined) for (const listener of [...set]) listener();
    },
  };
}
