import type { Log } from '../ports.ts';
import type { OutboxRow } from './deliver.ts';

export interface DispatcherOptions {
  readonly deliver: (row: OutboxRow) => Promise<void>;
  readonly log: Log;
  /** Calls to LINE under way at once; what comes on top stays in the outbox for the drain. */
  readonly width?: number;
}

const WIDTH = 256;

/**
 * Sends fresh replies without holding up their lanes: a LINE that hangs must not stop the reports behind it. The replies
 * of one lane keep their order; past the width a reply waits in the store, where the drain finds it.
 */
export class Dispatcher {
  readonly #options: DispatcherOptions;
  /** The last reply under way in each lane. */
  readonly #lanes = new Map<string, Promise<void>>();
  #underWay = 0;

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  dispatch(row: OutboxRow): void {
    if (this.#underWay >= (this.#options.width ?? WIDTH)) return;
    this.#underWay++;
    const before = this.#lanes.get(row.lane) ?? Promise.resolve();
    const sent = before.then(() => this.#send(row));
    this.#lanes.set(row.lane, sent);
    void sent.then(() => {
      if (this.#lanes.get(row.lane) === sent) this.#lanes.delete(row.lane);
    });
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.#lanes.size > 0) await Promise.all(this.#lanes.values());
  }

  async #send(row: OutboxRow): Promise<void> {
    try {
      await this.#options.deliver(row);
    } catch (error) {
      this.#options.log.error('reply.failed', { error: error instanceof Error ? error.message : 'unknown' });
    } finally {
      this.#underWay--;
    }
  }
}
