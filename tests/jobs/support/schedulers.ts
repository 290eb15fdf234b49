import { setImmediate as turn } from 'node:timers/promises';
import type { Db } from '../../../bot/db/db.ts';
import type { Timer } from '../../../bot/jobs/lease.ts';
import { type Job, Scheduler } from '../../../bot/jobs/scheduler.ts';
import type { Log } from '../../../bot/ports.ts';

/** A clock on the wall that may jump, and timers that do not care. */
export class Time {
  now: number;
  #elapsed = 0;
  #jumped = Number.NEGATIVE_INFINITY;
  readonly #timers = new Set<{ readonly at: number; readonly wake: () => void }>();

  constructor(now: number) {
    this.now = now;
  }

  readonly timer: Timer = (ms, wake) => {
    const entry = { at: this.#elapsed + ms, wake };
    this.#timers.add(entry);
    return () => this.#timers.delete(entry);
  };

  /** Time goes on, second by second. */
  async pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 1_000) {
      const step = Math.min(left, 1_000);
      this.now += step;
      this.#elapsed += step;
      for (const entry of [...this.#timers].filter(({ at }) => at <= this.#elapsed)) {
        this.#timers.delete(entry);
        entry.wake();
        await settled();
      }
    }
  }

  /** Somebody sets the clock. Nobody can tell a clock that jumps at each moment from time, so `apart` must have passed. */
  jump(ms: number, apart: number): void {
    if (this.#elapsed - this.#jumped < apart) return;
    this.#jumped = this.#elapsed;
    this.now += ms;
  }
}

/** One run of a job, as a test holds it in its hand. */
export interface Run {
  readonly job: string;
  readonly by: number;
  readonly at: number;
  /** What the scheduler says to a run that asks whether to go on. */
  stopped(): boolean;
  end(how: 'done' | 'more' | 'fail'): Promise<void>;
}

/** Schedulers over one store, each of which may die, and all runs that have not ended. */
export class Schedulers {
  readonly time: Time;
  readonly logged: string[] = [];
  /** Runs that began, ever. */
  readonly began: { readonly job: string; readonly by: number; readonly at: number }[] = [];
  readonly running = new Set<Run>();
  readonly #db: Db;
  readonly #jobs: readonly Pick<Job, 'name' | 'rhythm'>[];
  readonly #living: { scheduler: Scheduler; dead: () => void }[] = [];
  #ids = 0;

  constructor(db: Db, time: Time, jobs: readonly Pick<Job, 'name' | 'rhythm'>[], processes: number) {
    this.#db = db;
    this.time = time;
    this.#jobs = jobs;
    for (let by = 0; by < processes; by++) this.#living.push(this.#birth(by));
  }

  async look(by: number): Promise<void> {
    await this.#living[by]?.scheduler.look();
    await settled();
  }

  /** The process is gone, with its timers and what it had under way; another takes its place. */
  crash(by: number): void {
    this.#living[by]?.dead();
    for (const run of this.running) if (run.by === by) this.running.delete(run);
    this.#living[by] = this.#birth(by);
  }

  async close(by: number): Promise<void> {
    await this.#living[by]?.scheduler.close();
  }

  #birth(by: number) {
    let alive = true;
    const log: Log = {
      info: () => {},
      warn: (event) => this.logged.push(event),
      error: (event) => this.logged.push(event),
    };
    const timer: Timer = (ms, wake) => this.time.timer(ms, () => alive && wake());
    const clock = { now: () => this.time.now };
    const ids = { uuid: () => `lease-${++this.#ids}` };
    const jobs = this.#jobs.map(
      (job): Job => ({ ...job, run: ({ stopped }) => this.#run(job.name, by, () => stopped?.() ?? false) }),
    );
    const scheduler = new Scheduler({ db: this.#db, clock, ids, log, timer }, jobs);
    return {
      scheduler,
      dead: () => {
        alive = false;
      },
    };
  }

  #run(job: string, by: number, stopped: () => boolean): Promise<'done' | 'more'> {
    return new Promise((resolve, reject) => {
      this.began.push({ job, by, at: this.time.now });
      const run: Run = {
        job,
        by,
        at: this.time.now,
        stopped,
        end: async (how) => {
          this.running.delete(run);
          if (how === 'fail') reject(new Error('it failed'));
          else resolve(how);
          await settled();
        },
      };
      this.running.add(run);
    });
  }
}

/** Commits share the turns of the event loop: a few of them, and all that was begun has ended. */
async function settled(): Promise<void> {
  for (let n = 0; n < 4; n++) await turn();
}
