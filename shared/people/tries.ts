/** How often somebody may be wrong before she has to wait. */
export interface TryLimit {
  /** So many misses cost nothing. */
  readonly free: number;
  /** ms to wait after each miss beyond; the last one stands for all that follow. */
  readonly waits: readonly number[];
  /** ms after which the misses are forgotten, counted from the first of them. */
  readonly window: number;
}

export type TryKind = 'user' | 'address' | 'all';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * Source: our own choice. One LINE user: guessing 8 characters or a birth date at this pace takes for ever, and a person
 * who mistypes waits minutes at most. One address: a whole village registers behind one (design.md, limits). In all: the
 * roster is a million people, and nobody may try the nation's ids from a thousand accounts; whoever comes honestly
 * meanwhile waits for seconds.
 */
export const TRY_LIMITS: Readonly<Record<TryKind, TryLimit>> = {
  user: { free: 4, waits: [1, 2, 4, 8, 16, 32, 60].map((n) => n * MINUTE), window: 24 * HOUR },
  address: { free: 60, waits: [1, 2, 4, 8, 15].map((n) => n * MINUTE), window: HOUR },
  all: { free: 2000, waits: [5 * SECOND], window: HOUR },
};

/** How long the miss with this number makes her wait, ms. */
export function waitAfter({ free, waits }: TryLimit, misses: number): number {
  return misses <= free ? 0 : (waits[misses - free - 1] ?? waits.at(-1) ?? 0);
}
