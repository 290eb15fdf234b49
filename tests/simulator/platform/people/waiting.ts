import type { ChatItem } from '../phone-types.ts';
import type { World } from '../world.ts';
import type { Person } from './people.ts';

/** Remembers how far a test has read a chat, and waits for what comes after. */
export interface Waiting {
  /** From now on only new bubbles count. */
  mark(): void;
  next(matches: (item: ChatItem) => boolean, timeoutMs: number): Promise<ChatItem>;
}

const describe = (item: ChatItem) => `${item.from}: ${JSON.stringify(item.message).slice(0, 160)}`;

export function createWaiting(world: World, person: Person): Waiting {
  let lastId: string | undefined;
  const fresh = () => {
    const from = person.chat.findIndex((item) => item.id === lastId);
    return person.chat.slice(from + 1);
  };
  const take = (matches: (item: ChatItem) => boolean) => {
    const found = fresh().find((item) => item.from === 'bot' && item.delivered && matches(item));
    if (found !== undefined) lastId = found.id;
    return found;
  };
  return {
    mark: () => {
      lastId = person.chat.at(-1)?.id;
    },
    next(matches, timeoutMs) {
      const already = take(matches);
      if (already !== undefined) return Promise.resolve(already);
      const { promise, resolve, reject } = Promise.withResolvers<ChatItem>();
      const stop = world.people.watch(person.userId, () => {
        const found = take(matches);
        if (found === undefined) return;
        done();
        resolve(found);
      });
      const timer = setTimeout(() => {
        done();
        const seen = fresh().map(describe).join('\n');
        reject(
          new Error(
            `no such reply to ${person.displayName} within ${timeoutMs} ms; since then:\n${seen || '(nothing)'}`,
          ),
        );
      }, timeoutMs);
      const done = () => {
        stop();
        clearTimeout(timer);
      };
      return promise;
    },
  };
}
