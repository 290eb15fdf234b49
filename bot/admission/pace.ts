/** How much the newest gap says: the pace of about so many requests is remembered, some group commits' worth. */
const MEMORY = 128;
/** ms from one to the next, until something was measured. */
const FIRST_GUESS = 2;

/**
 * How fast requests are finished while others wait for them, in ms from one to the next. Only such times count: a pace of
 * a quiet hour says nothing of what the store can do.
 */
export class Pace {
  readonly #width: number;
  #spacing = FIRST_GUESS;
  #last = 0;

  /** @param width how many are at work at once: so many finish together when the store groups its commits. */
  constructor(width: number) {
    this.#width = width;
  }

  /** The first one waits. */
  begin(now: number): void {
    this.#last = now;
  }

  /** One was finished while others waited. */
  done(now: number): void {
    this.#spacing += (Math.max(0, now - this.#last) - this.#spacing) / MEMORY;
    this.#last = now;
  }

  /** A store that stands still finishes nothing that could be measured: then the standing is the measure. */
  spacing(now: number): number {
    return Math.max(this.#spacing, (now - this.#last) / this.#width);
  }
}
