/** A log that forgets its oldest half when it grows past twice its limit: memory stays flat under load. */
export interface BoundedLog<T> {
  add(entry: T): void;
  /** Oldest first; at least the last `limit` entries. */
  all(): readonly T[];
  /** How many were ever added, forgotten ones included. */
  readonly total: number;
  /** The first such entry that is added from now on. */
  next(matches: (entry: T) => boolean): Promise<T>;
  clear(): void;
}

/** `limit` 0 keeps counters only. */
export function boundedLog<T>(limit: number): BoundedLog<T> {
  let entries: T[] = [];
  let total = 0;
  let waiting: { matches: (entry: T) => boolean; tell: (entry: T) => void }[] = [];
  return {
    add(entry) {
      total++;
      const told = waiting.filter(({ matches }) => matches(entry));
      if (told.length > 0) waiting = waiting.filter((one) => !told.includes(one));
      for (const { tell } of told) tell(entry);
      if (limit === 0) return;
      entries.push(entry);
      if (entries.length > limit * 2) entries = entries.slice(-limit);
    },
    all: () => entries,
    get total() {
      return total;
    },
    next: (matches) => new Promise((tell) => waiting.push({ matches, tell })),
    clear() {
      entries = [];
      total = 0;
    },
  };
}
