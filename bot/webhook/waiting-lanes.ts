/** After so many urgent lanes one of the others has its turn. */
const URGENT_IN_A_ROW = 3;

/** Lanes that wait to be worked on, in the order of their coming; urgent ones first, but never only they. */
export class WaitingLanes {
  readonly #urgent = new Set<string>();
  readonly #others = new Set<string>();
  #inARow = 0;

  get size(): number {
    return this.#urgent.size + this.#others.size;
  }

  has(lane: string): boolean {
    return this.#urgent.has(lane) || this.#others.has(lane);
  }

  /** A lane in which something urgent comes while it waits becomes urgent; it keeps its order within. */
  add(lane: string, urgent: boolean): void {
    if (urgent) {
      this.#others.delete(lane);
      this.#urgent.add(lane);
    } else if (!this.#urgent.has(lane)) this.#others.add(lane);
  }

  /** Takes out the next one; undefined when none waits. */
  take(): string | undefined {
    const others = this.#urgent.size === 0 || (this.#inARow >= URGENT_IN_A_ROW && this.#others.size > 0);
    this.#inARow = others ? 0 : this.#inARow + 1;
    const from = others ? this.#others : this.#urgent;
    const [next] = from;
    if (next !== undefined) from.delete(next);
    return next;
  }
}
