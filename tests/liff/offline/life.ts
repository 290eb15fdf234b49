/** Quiet for so many turns of the event loop: what fake-indexeddb does takes less. */
const QUIET_TURNS = 12;

/** A page's life: everything that it does to the world stops when it is over, also in the middle. */
export interface Life {
  alive(): boolean;
  end(): void;
  /** Ends at the n-th effect from now on: a transaction, a request, an answer. */
  endAt(n: number): void;
  /** Effects so far. */
  steps(): number;
  /** An effect is about to happen; throws when there is nobody to do it. */
  step(): void;
  /** Counts as under way; never comes back to one who died. */
  hold<T>(work: () => Promise<T>): Promise<T>;
  storage(real: IDBFactory): IDBFactory;
  crypto(): Pick<Crypto, 'subtle' | 'getRandomValues'>;
  idle(): Promise<void>;
}

export function newLife(): Life {
  let alive = true;
  let steps = 0;
  let last = Number.POSITIVE_INFINITY;
  let busy = 0;

  const life: Life = {
    alive: () => alive,
    end() {
      alive = false;
    },
    endAt(n) {
      last = steps + n;
    },
    steps: () => steps,
    step() {
      steps += 1;
      if (steps >= last) alive = false;
      if (!alive) throw new Error('this page is dead');
    },
    async hold(work) {
      busy += 1;
      try {
        const result = await work();
        return alive ? result : await new Promise(() => {});
      } catch (error) {
        if (alive) throw error;
        return new Promise(() => {});
      } finally {
        busy -= 1;
      }
    },
    storage: (real) =>
      new Proxy(real, {
        get(target, name) {
          if (name !== 'open') return Reflect.get(target, name);
          return (...asked: Parameters<IDBFactory['open']>) => watched(target.open(...asked));
        },
      }),
    crypto() {
      const subtle = new Proxy(crypto.subtle, {
        get: (target, name) => {
          const real: unknown = Reflect.get(target, name);
          return typeof real === 'function'
            ? (...given: unknown[]) => life.hold(async () => Reflect.apply(real, target, given))
            : real;
        },
      });
      return { subtle, getRandomValues: (array) => crypto.getRandomValues(array) };
    },
    async idle() {
      for (let quiet = 0; quiet < QUIET_TURNS && alive; ) {
        await new Promise((resolve) => setImmediate(resolve));
        quiet = busy === 0 ? quiet + 1 : 0;
      }
    },
  };

  function watched(request: IDBOpenDBRequest): IDBOpenDBRequest {
    busy += 1;
    request.addEventListener('error', () => {
      busy -= 1;
    });
    request.addEventListener('success', () => {
      busy -= 1;
      const db = request.result;
      const begin = db.transaction.bind(db);
      db.transaction = (...asked) => {
        life.step();
        const transaction = begin(...asked);
        busy += 1;
        const over = () => {
          busy -= 1;
        };
        transaction.addEventListener('complete', over);
        transaction.addEventListener('abort', over);
        return transaction;
      };
    });
    return request;
  }
  return life;
}
