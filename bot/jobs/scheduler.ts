import type { Db } from '../db/db.ts';
import { addToSchedule, endSchedule, leaseSchedule, pullSchedule, scheduleRows } from '../db/queries/schedule.ts';
import type { Clock, Ids, Log } from '../ports.ts';
import type { Pace } from '../services/in-steps.ts';
import { doubtOf, holdLease, LEASE_MS, NOTICE_MS, type Timer } from './lease.ts';
import { nextTime, type Rhythm } from './rhythm.ts';

/** Work that time starts. Runs may come twice (a crash, a clock put back): each must be safe to repeat. */
export interface Job {
  readonly name: string;
  readonly rhythm: Rhythm;
  /** 'more': its pace ended before its work did, and it goes on with the next look. */
  run(pace: Pace): Promise<'done' | 'more'>;
}

export interface SchedulerPorts {
  readonly db: Db;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'uuid'>;
  readonly log: Log;
  /** How much one run may do, where a process lives shortly. */
  readonly steps?: number | undefined;
  /** Beats of a lease; the system's timers when not given. */
  readonly timer?: Timer;
}

interface Row {
  readonly next_at: number;
  readonly lease_until: number;
  readonly lease: string | null;
  readonly failures: number;
}

type Judgement = { readonly kind: 'wait' | 'doubt' | 'claim' } | { readonly kind: 'pull'; readonly nextAt: number };

const FIRST_RETRY_MS = 60_000;
const LONGEST_RETRY_MS = 3_600_000;
const ERROR_LENGTH = 300;

/**
 * What a scheduler does about a row. A lease that ran out is doubted before it is taken: its holder may live, and only the
 * clock has jumped. One that ends later than any lease given now was given by a clock ahead of ours: doubted likewise.
 */
function judge(row: Row, rhythm: Rhythm, now: number): Judgement {
  const held = row.lease !== null;
  if (held && row.lease_until > now && row.lease_until <= now + LEASE_MS) return { kind: 'wait' };
  if (held) return { kind: row.lease_until <= now && doubtOf(row.lease) === row.lease ? 'claim' : 'doubt' };
  if (row.next_at <= now) return { kind: 'claim' };
  const regular = nextTime(rhythm, now);
  return row.next_at > regular ? { kind: 'pull', nextAt: regular } : { kind: 'wait' };
}

/**
 * Runs what is due, here or in another process, never both at once. Missed times are caught up by one run; a failure waits
 * longer each time, and keeps nobody else from running.
 */
export class Scheduler {
  readonly #ports: SchedulerPorts;
  readonly #jobs: readonly Job[];
  readonly #atWork = new Map<string, Promise<void>>();
  #closing = false;

  constructor(ports: SchedulerPorts, jobs: readonly Job[]) {
    this.#ports = ports;
    this.#jobs = jobs;
  }

  /** Starts what is due and waits for none of it. Answers how much it started. */
  async look(): Promise<number> {
    const { db, clock } = this.#ports;
    const now = clock.now();
    const rows = new Map((await db.rows(scheduleRows({}))).map((row) => [row.name, row]));
    const free = this.#jobs.filter(({ name }) => !this.#atWork.has(name));
    const started = await Promise.all(free.map((job) => this.#consider(job, rows.get(job.name), now)));
    return started.filter((yes) => yes).length;
  }

  /** Resolves when nothing that it started is at work. */
  async idle(): Promise<void> {
    await Promise.all(this.#atWork.values());
  }

  /** What is at work stops at its next step, and is due again at once. */
  async close(): Promise<void> {
    this.#closing = true;
    await this.idle();
  }

  async #consider(job: Job, row: Row | undefined, now: number): Promise<boolean> {
    const { db, ids } = this.#ports;
    const { name, rhythm } = job;
    if (this.#closing) return false;
    if (!row) {
      await db.commit([addToSchedule({ name, nextAt: nextTime(rhythm, now) })]);
      return false;
    }
    const judged = judge(row, rhythm, now);
    const seen = { name, nextAt: row.next_at, seenLease: row.lease ?? '', seenUntil: row.lease_until };
    if (judged.kind === 'wait') return false;
    if (judged.kind === 'pull') {
      await db.commit([pullSchedule({ name, seen: row.next_at, nextAt: judged.nextAt })]);
      return false;
    }
    const doubt = judged.kind === 'doubt';
    const lease = doubt ? doubtOf(row.lease ?? '') : ids.uuid();
    const until = now + (doubt ? NOTICE_MS : LEASE_MS);
    const [taken] = await db.commit([leaseSchedule({ ...seen, lease, until })]);
    if (doubt || taken?.changes !== 1) return false;
    const work = this.#run(job, lease, row.failures).finally(() => this.#atWork.delete(name));
    this.#atWork.set(name, work);
    return true;
  }

  async #run(job: Job, lease: string, failures: number): Promise<void> {
    const { clock, log, steps } = this.#ports;
    const holding = holdLease(this.#ports, job.name, lease);
    let cut = false;
    const stopped = () => {
      cut ||= this.#closing || holding.lost();
      return cut;
    };
    const ended = await job.run({ steps, stopped }).then(
      (told) => ({ more: cut || told === 'more', error: null }),
      (error: unknown) => ({ more: false, error: error instanceof Error ? error.message : String(error) }),
    );
    await holding.end();
    const now = clock.now();
    const { more, error } = ended;
    const failed = error === null ? 0 : failures + 1;
    if (error !== null) log.error('schedule.failed', { job: job.name, failures: failed, error });
    const nextAt = error === null ? (more ? now : nextTime(job.rhythm, now)) : now + patience(failed, job.rhythm);
    await this.#end(job.name, lease, { nextAt, lastAt: now, failures: failed, error });
  }

  async #end(
    name: string,
    lease: string,
    row: { nextAt: number; lastAt: number; failures: number; error: string | null },
  ): Promise<void> {
    const { db, log } = this.#ports;
    const error = row.error?.slice(0, ERROR_LENGTH) ?? null;
    try {
      const [written] = await db.commit([endSchedule({ name, lease, doubted: doubtOf(lease), ...row, error })]);
      if (written?.changes !== 1) log.warn('schedule.lost', { job: name });
    } catch (failure) {
      // The row keeps its lease and falls due again when that has run out.
      log.error('schedule.failed', { job: name, error: String(failure) });
    }
  }
}

/** How long a work that failed so often in a row waits: a minute at first, never past its own rhythm or an hour. */
function patience(failures: number, { every }: Rhythm): number {
  return Math.min(FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 10), every, LONGEST_RETRY_MS);
}
