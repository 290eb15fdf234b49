import { Away } from './away.ts';
import { KINDS, type Kind, kindOfTurn, type Room, shareOf, type Why } from './kinds.ts';
import { Pace } from './pace.ts';

/** Not let in; come again after so many seconds. `own`: too many of her own are under way. */
export interface Turned {
  readonly retryAfter: number;
  readonly why: Why;
}

/** What an operator watches (bot/watch/admission-metrics.ts). */
export interface Watch {
  turned(kind: Kind, why: Why): void;
  /** Told of those who had to wait at all. */
  waited(kind: Kind, seconds: number): void;
}

export interface GateOptions extends Room {
  /** ms since 1970. */
  readonly now: () => number;
  readonly watch?: Watch;
}

interface Waiter {
  readonly pass: Pass;
  readonly since: number;
  readonly settle: (entered: Pass | Turned) => void;
}

/**
 * Lets in as many requests as the store can work on, and keeps the others in bounded queues by kind: reports first, then what
 * else was written, then screens. Who would wait too long is told so at once, with an honest time. While nobody waits it costs
 * two counters.
 */
export class Gate {
  readonly #options: GateOptions;
  readonly #queues: Readonly<Record<Kind, Set<Waiter>>> = { submit: new Set(), write: new Set(), screen: new Set() };
  /** Let in already, and back from waiting for their own phones. */
  readonly #back = new Set<() => void>();
  readonly #own = new Map<string, number>();
  readonly #pace: Pace;
  readonly #away: Away;
  #atWork = 0;
  #turn = 0;

  constructor(options: GateOptions) {
    this.#options = options;
    this.#pace = new Pace(options.width);
    this.#away = new Away(options.away);
  }

  get atWork(): number {
    return this.#atWork;
  }

  waiting(kind: Kind): number {
    return this.#queues[kind].size;
  }

  /**
   * Asks to be let in. Whoever is must leave again. `user` counts her own requests, null is nobody's; `gone` tells when
   * she hung up, and is asked only when there is a wait.
   */
  enter(kind: Kind, user: string | null, gone: () => AbortSignal): Pass | Turned | Promise<Pass | Turned> {
    const own = user === null ? 0 : (this.#own.get(user) ?? 0);
    if (own >= this.#options.each) return this.#turnAway(kind, 'own', 1);
    if (this.#atWork < this.#options.width && this.#all() === 0) {
      this.#count(user, 1);
      this.#atWork++;
      return new Pass(this, kind, user);
    }
    return this.#queue(kind, user, gone());
  }

  /** One is finished. */
  leave({ user }: Pass): void {
    this.#count(user, -1);
    this.step(true);
  }

  /** One makes room: finished, or until it is back. */
  step(finished: boolean): void {
    this.#atWork--;
    if (finished && this.#all() > 0) this.#pace.done(this.#options.now());
    this.#admit();
  }

  /** Goes on with one that was let in before; it goes before all that were not. */
  back(): Promise<void> | undefined {
    if (this.#atWork < this.#options.width) {
      this.#atWork++;
      return undefined;
    }
    return new Promise((resolve) => this.#back.add(resolve));
  }

  #queue(kind: Kind, user: string | null, gone: AbortSignal): Turned | Promise<Pass | Turned> {
    const { now, most, patience } = this.#options;
    const since = now();
    this.#giveUp(since);
    if (this.#all() === 0) this.#pace.begin(since);
    const queue = this.#queues[kind];
    if (queue.size >= most[kind]) return this.#refuse(kind, 'full', since);
    if (this.#wait(kind, since) > patience[kind]) return this.#refuse(kind, 'slow', since);
    if (gone.aborted) return this.#turnAway(kind, 'gone', 1);
    return new Promise((resolve) => {
      const hungUp = () => {
        queue.delete(waiter);
        this.#count(user, -1);
        resolve(this.#turnAway(kind, 'gone', 1));
      };
      const settle = (entered: Pass | Turned) => {
        gone.removeEventListener('abort', hungUp);
        resolve(entered);
      };
      const waiter: Waiter = { pass: new Pass(this, kind, user), since, settle };
      this.#count(user, 1);
      queue.add(waiter);
      gone.addEventListener('abort', hungUp, { once: true });
    });
  }

  #admit(): void {
    while (this.#atWork < this.#options.width) {
      const [back] = this.#back;
      if (back) {
        this.#back.delete(back);
        this.#atWork++;
        back();
        continue;
      }
      const kind = kindOfTurn(this.#turn, (one) => this.#queues[one].size > 0);
      const [next] = kind === null ? [] : this.#queues[kind];
      if (kind === null || next === undefined) return;
      this.#turn++;
      this.#atWork++;
      this.#queues[kind].delete(next);
      this.#options.watch?.waited(kind, (this.#options.now() - next.since) / 1_000);
      next.settle(next.pass);
    }
  }

  /** In a store that stands still nobody's turn comes: who waited in vain is told, while somebody still listens. */
  #giveUp(now: number): void {
    for (const kind of KINDS)
      for (const waiter of this.#queues[kind]) {
        if (now - waiter.since <= 2 * this.#options.patience[kind]) break;
        this.#queues[kind].delete(waiter);
        this.#count(waiter.pass.user, -1);
        waiter.settle(this.#refuse(kind, 'stalled', now));
      }
  }

  /** ms that one more of this kind would wait: behind its own by the share that is theirs for sure, or behind all. */
  #wait(kind: Kind, now: number): number {
    const behind = Math.min((this.#queues[kind].size + 1) / shareOf(kind), this.#all() + 1);
    return behind * this.#pace.spacing(now);
  }

  #refuse(kind: Kind, why: Why, now: number): Turned {
    const spacing = this.#pace.spacing(now) / shareOf(kind);
    return this.#turnAway(kind, why, this.#away.book(kind, now, this.#wait(kind, now), spacing));
  }

  #turnAway(kind: Kind, why: Why, retryAfter: number): Turned {
    this.#options.watch?.turned(kind, why);
    return { retryAfter, why };
  }

  #all(): number {
    const { submit, write, screen } = this.#queues;
    return submit.size + write.size + screen.size + this.#back.size;
  }

  #count(user: string | null, more: 1 | -1): void {
    if (user === null) return;
    const own = (this.#own.get(user) ?? 0) + more;
    if (own > 0) this.#own.set(user, own);
    else this.#own.delete(user);
  }
}

/** One request that was let in. */
export class Pass {
  readonly kind: Kind;
  readonly user: string | null;
  readonly #gate: Gate;
  #left = false;

  constructor(gate: Gate, kind: Kind, user: string | null) {
    this.#gate = gate;
    this.kind = kind;
    this.user = user;
  }

  /** Makes room while it waits for something that is not the store's: a body on its way over a weak signal. */
  async outside<T>(work: () => Promise<T>): Promise<T> {
    this.#gate.step(false);
    try {
      return await work();
    } finally {
      await this.#gate.back();
    }
  }

  leave(): void {
    if (this.#left) return;
    this.#left = true;
    this.#gate.leave(this);
  }
}
