import { type Db, one } from '../db/db.ts';
import { claimEvent, lanesDue, nextEvent, postponeEvent } from '../db/queries/inbox.ts';
import type { OutboxRow } from '../line/deliver.ts';
import type { Clock, Log } from '../ports.ts';
import type { EventRow } from './turn.ts';
import { WaitingLanes } from './waiting-lanes.ts';

export interface LanesOptions {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly turn: (lane: string, row: EventRow, now: number) => Promise<OutboxRow | null>;
  /** Sends a reply that was just committed; must not hold up the lane. */
  readonly dispatch: (row: OutboxRow) => void;
  /** Lanes at work at the same time in this process. */
  readonly width?: number;
  /** Events that this process holds at most; the others wait in the store, where the sweep finds them. */
  readonly most?: number;
  /** How an event ended, for /metrics. */
  readonly count?: (ended: 'done' | 'failed' | 'dead', seconds: number) => void;
}

/** Source: the issue. At most five tries, then the event waits for an operator. */
const TRIES = 5;
const BACK_OFF_MS = [1_000, 5_000, 30_000, 120_000];
/** Some 20 MB. What one process cannot do within its lease is no longer its own anyway. */
const MOST_HELD = 50_000;
/** Events of one lane in a row, while other lanes wait. */
const IN_A_ROW = 5;
/** How long an event belongs to the process that took it; a crash frees it after this. */
export const LEASE_MS = 15_000;
/**
 * Few, since they share a core with the door: on SQLite 64 answer no more turns in a second than 4, and make it wait.
 * On PostgreSQL a turn waits for the network most of the time, so more of them go side by side.
 */
const WIDTH = { sqlite: 4, postgres: 24 };

export interface Woken {
  readonly lane: string;
  readonly eventId: string;
  /** May it go before others? Asked only when there is a wait. */
  readonly urgent?: () => boolean;
}

/**
 * One lane for each LINE user: her events are handled one after the other, in the order in which they happened. Lanes of
 * different users run side by side, up to a width. The store decides if two processes take the same lane.
 */
export class Lanes {
  readonly #options: LanesOptions;
  /** Events by lane that this process received itself: it holds them without asking the store. */
  readonly #own = new Map<string, Set<string>>();
  #held = 0;
  readonly #waiting = new WaitingLanes();
  readonly #working = new Set<string>();
  /** Lanes that were woken while they worked, and whether something urgent came. */
  readonly #again = new Map<string, boolean>();
  #idle: PromiseWithResolvers<void> | null = null;
  #closing = false;

  constructor(options: LanesOptions) {
    this.#options = options;
  }

  /** Events just stored by this process: handle them now. */
  wake(events: readonly Woken[]): void {
    for (const { lane, eventId, urgent } of events) {
      if (this.#held >= (this.#options.most ?? MOST_HELD)) continue;
      this.#held++;
      const own = this.#own.get(lane);
      if (own) own.add(eventId);
      else this.#own.set(lane, new Set([eventId]));
      this.#enqueue(lane, this.#working.size >= this.#width && (urgent?.() ?? false));
    }
  }

  /**
   * Looks in the store for events left over by a crash or put back after a failure, and again at those that we hold.
   * Answers how many lanes it woke.
   */
  async sweep(at = this.#options.clock.now()): Promise<number> {
    const due = await this.#options.db.rows(lanesDue({ at, limit: 500 }));
    for (const { lane } of due) this.#enqueue(lane, false);
    return due.length + this.retryHeld();
  }

  /** Wakes lanes whose events we hold but that another process's event stood before. Answers how many there are. */
  retryHeld(): number {
    const behind = [...this.#own.keys()].filter((lane) => !this.#working.has(lane) && !this.#waiting.has(lane));
    for (const lane of behind) this.#enqueue(lane, false);
    return behind.length;
  }

  /** Resolves when no lane is at work or waiting. */
  idle(): Promise<void> {
    if (this.#working.size === 0 && this.#waiting.size === 0) return Promise.resolve();
    this.#idle ??= Promise.withResolvers<void>();
    return this.#idle.promise;
  }

  /**
   * Finishes what this process took (contract.md, SIGTERM): left in the store it would wait out its lease first. What comes
   * after that stays in the store.
   */
  async close(): Promise<void> {
    await this.idle();
    this.#closing = true;
  }

  get #width(): number {
    return this.#options.width ?? WIDTH[this.#options.db.dialect];
  }

  get backlog(): number {
    return this.#waiting.size + this.#working.size;
  }

  #enqueue(lane: string, urgent: boolean): void {
    if (this.#closing) return;
    if (this.#working.has(lane)) this.#again.set(lane, urgent || (this.#again.get(lane) ?? false));
    else this.#waiting.add(lane, urgent);
    this.#pump();
  }

  #pump(): void {
    while (this.#working.size < this.#width) {
      const lane = this.#waiting.take();
      if (lane === undefined) return;
      this.#working.add(lane);
      void this.#work(lane);
    }
  }

  async #work(lane: string): Promise<void> {
    let more = false;
    try {
      for (let done = 0; !this.#closing; done++) {
        // One who writes a lot does not hold a place before all others.
        more = done >= IN_A_ROW && this.#waiting.size > 0;
        if (more || !(await this.#handleNext(lane))) break;
      }
    } catch (error) {
      // The store itself failed; the sweep finds the lane again.
      this.#options.log.error('lane.failed', { error: nameOf(error) });
    }
    this.#working.delete(lane);
    const again = this.#again.get(lane);
    this.#again.delete(lane);
    if ((more || again !== undefined) && !this.#closing) this.#waiting.add(lane, again ?? false);
    this.#pump();
    if (this.#working.size === 0 && this.#waiting.size === 0) {
      this.#idle?.resolve();
      this.#idle = null;
    }
  }

  /** True when there may be more to do in this lane now. */
  async #handleNext(lane: string): Promise<boolean> {
    const { db, clock } = this.#options;
    const held = [...(this.#own.get(lane) ?? [])];
    const row = await one(db, nextEvent({ lane }));
    if (!row) {
      // Whoever took over what we held has done it. What arrived during the read is held on.
      for (const eventId of held) this.#release(lane, eventId);
      return false;
    }
    const own = this.#release(lane, row.event_id);
    const attempts = own ? row.attempts : row.attempts + 1;
    if (!own) {
      // Another process holds it, or it waits out its back-off: order is kept, so the lane waits with it.
      if (row.run_at > clock.now()) return false;
      if (row.attempts >= TRIES) return this.#bury(lane, row.event_id, row.attempts);
      const runAt = clock.now() + LEASE_MS;
      const claim = claimEvent({ lane, eventId: row.event_id, attempts: row.attempts, runAt });
      const [claimed] = await db.commit([claim]);
      if (claimed?.changes !== 1) return false;
    }
    const goOn = await this.#attempt(lane, row, attempts);
    // After our own event only our own can be waiting; leftovers of others are the sweep's.
    return goOn && (!own || this.#own.has(lane));
  }

  /** A process that dies in the middle of a try cannot say that it failed: an event that kills is a dead letter too. */
  async #bury(lane: string, eventId: string, attempts: number): Promise<boolean> {
    const { db, clock, log } = this.#options;
    log.error('turn.failed', { eventId, tries: attempts, dead: true, error: 'process died' });
    const now = clock.now();
    await db.commit([postponeEvent({ lane, eventId, attempts, runAt: now, deadAt: now, error: 'process died' })]);
    return true;
  }

  /** True when we held it. */
  #release(lane: string, eventId: string): boolean {
    const own = this.#own.get(lane);
    const held = own?.delete(eventId) ?? false;
    if (held) this.#held--;
    if (own?.size === 0) this.#own.delete(lane);
    return held;
  }

  async #attempt(lane: string, row: EventRow, attempts: number): Promise<boolean> {
    const { db, clock, log, turn, dispatch, count } = this.#options;
    try {
      const reply = await turn(lane, row, clock.now());
      count?.('done', (clock.now() - row.received_at) / 1000);
      if (reply) dispatch(reply);
      return true;
    } catch (error) {
      const tries = Math.max(attempts, 1);
      const dead = tries >= TRIES;
      count?.(dead ? 'dead' : 'failed', (clock.now() - row.received_at) / 1000);
      log.error('turn.failed', { eventId: row.event_id, tries, dead, error: nameOf(error) });
      const runAt = clock.now() + (BACK_OFF_MS[tries - 1] ?? 0);
      const deadAt = dead ? clock.now() : null;
      const put = { lane, eventId: row.event_id, attempts: tries, runAt, deadAt, error: nameOf(error) };
      await db.commit([postponeEvent(put)]);
      return dead;
    }
  }
}

/** What went wrong without what people wrote: messages of our own errors hold no personal data, others may. */
function nameOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : 'unknown';
}
