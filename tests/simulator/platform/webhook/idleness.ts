/** Lets tests await quiet instead of sleeping. */
export interface Idleness {
  /** Resolves when `quiet` holds; `scheduled` is handed on to it. */
  wait(scheduled: boolean): Promise<void>;
  /** Call whenever something has ended. */
  check(): void;
}

export function createIdleness(quiet: (scheduled: boolean) => boolean): Idleness {
  let waiters: { scheduled: boolean; resolve: () => void }[] = [];
  return {
    wait(scheduled) {
      if (quiet(scheduled)) return Promise.resolve();
      const { promise, resolve } = Promise.withResolvers<void>();
      waiters.push({ scheduled, resolve });
      return promise;
    },
    check() {
      if (waiters.length === 0) return;
      const done = waiters.filter((waiter) => quiet(waiter.scheduled));
      waiters = waiters.filter((waiter) => !done.includes(waiter));
      for (const waiter of done) waiter.resolve();
    },
  };
}
