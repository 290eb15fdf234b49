import { KINDS, type Kind, type Room } from './kinds.ts';

/** ms. A second time at once would only be refused again. */
const SHORTEST = 1_000;
/** How much longer than needed some stay away, so that those who were told the same second do not come in the same second. */
const SPREAD = 0.25;
const GOLDEN = 0.618_033_988_749_895;

/**
 * When those who are sent away shall come again. Each is given the next free moment after those who were sent away before
 * her, so that a herd comes back as fast as it can be taken, and not as one.
 */
export class Away {
  readonly #longest: Room['away'];
  readonly #booked = new Map<Kind, number>(KINDS.map((kind) => [kind, 0]));
  #told = 0;

  constructor(longest: Room['away']) {
    this.#longest = longest;
  }

  /** Seconds. `wait`: ms until the queue of today is through; `spacing`: ms that one of this kind takes of it. */
  book(kind: Kind, now: number, wait: number, spacing: number): number {
    const longest = this.#longest[kind];
    const booked = Math.max((this.#booked.get(kind) ?? 0) - now, wait, SHORTEST);
    this.#booked.set(kind, now + Math.min(booked + spacing, longest));
    // Even steps of the golden ratio: spread like chance, without needing any.
    this.#told = (this.#told + GOLDEN) % 1;
    return Math.min(booked * (1 + SPREAD * this.#told), longest) / 1_000;
  }
}
