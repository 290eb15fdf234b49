/** A log that forgets its oldest half when it grows past twice its limit: memory stays flat under load. */
export interface BoundedLog<T> {
  add(entry: T): void;
  /** Oldest first; at least the last `limit` entries. */
  all(): readonly T[];
  /** How many were ever added, forgotten ones included. */
  readonly total: number;
  clear(): void;
}

/** `limit` 0 keeps counters only. */
export function boundedLog<T>(limit: number): BoundedLog<T> {
  let entries: T[] = [];
  let total = 0;
  return {
    add(entry) {
      total++;
      if (limit === 0) return;
      entries.push(entry);
      if (entries.length > limit * 2) entries = entries.slice(-limit);
    },
    all: () => entries,
    get total() {
      return total;
    },
    clear() {
      entries = [];
      total = 0;
    },
  };
}
