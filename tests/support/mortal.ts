import type { Db } from '../../bot/db/db.ts';

/** One process that may die at any moment; `died` resolves when it does. */
export interface Life {
  readonly alive: boolean;
  readonly died: Promise<void>;
  end(): void;
}

export function newLife(): Life {
  const { promise, resolve } = Promise.withResolvers<void>();
  let alive = true;
  return {
    get alive() {
      return alive;
    },
    died: promise,
    end: () => {
      alive = false;
      resolve();
    },
  };
}

type Method = (...args: never[]) => unknown;

/**
 * A port of a process that may die: after its death no call does anything, and no promise that it waits for ever
 * settles. What a SIGKILL looks like from inside, without a process.
 */
export function mortal<T extends object>(life: Life, port: T): T {
  return new Proxy(port, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...args: never[]) => (life.alive ? whileAlive(life, (value as Method).apply(target, args)) : never());
    },
  });
}

const never = () => new Promise<never>(() => {});

function whileAlive(life: Life, answer: unknown): unknown {
  if (!(answer instanceof Promise)) return answer;
  return new Promise((resolve, reject) => {
    answer.then(
      (value) => life.alive && resolve(value),
      (error) => life.alive && reject(error),
    );
  });
}

/** The store of a process that dies with its nth commit: before it is made, or before it is told. */
export function dying(db: Db, life: Life, moment: 'before' | 'after', last: number): Db {
  let commits = 0;
  return mortal(life, {
    ...db,
    commit: async (statements) => {
      commits++;
      if (commits === last && moment === 'before') life.end();
      const results = life.alive ? await db.commit(statements) : [];
      if (commits === last) life.end();
      return results;
    },
  });
}
