import type { ReceiptAnswer, ReportRequest } from '../../shared/api/reports.ts';
import type { Client } from '../api/client.ts';
import { delivered, holdBack, nextToSend, park } from './delivery.ts';
import type { Shelf } from './drafts.ts';
import type { Env } from './env.ts';
import { createLock } from './lock.ts';
import { type Outcome, outcomeOf, parkedFor } from './outcome.ts';
import type { OutboxBody, OutboxRow } from './rows.ts';

const FIRST_WAIT_MS = 4_000;
/** A wait that the server asked for is looked at so often: she reads how long it still is. */
const MINUTE_MS = 60_000;
const LONGEST_WAIT_MS = 5 * 60_000;

export interface SyncDeps {
  readonly env: Env;
  readonly shelf: Shelf;
  readonly client: Client;
  readonly visit: string;
  /** Who is signed in; nobody else's reports leave the phone. */
  user(): string | null;
  clock(): number;
  /** A new session; false when there is none to be had now. */
  signIn(): Promise<boolean>;
  /** Asks the server who she is: perhaps another tab signed in somebody else. */
  whoNow(): Promise<void>;
  /** A report begins to travel, or (null) no longer does. */
  posting(id: string | null): void;
  /** The queue or a receipt changed. */
  changed(): Promise<void>;
  /** What goes when no report waits any more: photos and places. */
  extras(user: string): Promise<'done' | 'later'>;
}

export interface Sync {
  /** Sends what waits; `eager`: she or the network asks, so that waiting between tries is over. */
  flush(eager?: boolean): Promise<void>;
}

async function post(deps: SyncDeps, row: OutboxRow): Promise<Outcome> {
  const { shelf, client } = deps;
  const body = await shelf.vault.open<OutboxBody>(row.user, row.body);
  // Its key is gone from this phone: nobody can send it, and it may not stand in the way of others.
  if (!body) return { kind: 'parked', why: parkedFor({ code: 'unexpected', errors: [], current: null }) };
  const { answers, formVersion, reason } = body;
  const request: ReportRequest = { submissionId: row.id, formVersion, answers, basedOn: row.basedOn, reason };
  deps.posting(row.id);
  const asking = { body: request, has: 'receipt', volunteer: row.user };
  const outcome = outcomeOf(await client.call<ReceiptAnswer>('PUT', `/reports/${row.month}`, asking), row.month);
  if (outcome.kind === 'delivered')
    await delivered(shelf, row, { receipt: outcome.receipt, answers, reason }, deps.clock());
  return outcome;
}

/** One run through the queue. */
interface Run {
  /** She was signed in anew during it; once is enough. */
  asked: boolean;
}
/** What follows a step: the next report at once, nothing, or another try after so many ms at least. */
type Next = 'next' | 'done' | number;

async function settle(deps: SyncDeps, run: Run, row: OutboxRow, outcome: Outcome): Promise<Next> {
  if (outcome.kind === 'later') {
    const { wait } = outcome;
    if (wait) await holdBack(deps.shelf, row, deps.clock() + wait);
    return wait;
  }
  if (outcome.kind === 'sign-in') {
    if (run.asked) return 0;
    run.asked = true;
    return (await deps.signIn()) ? 'next' : 'done';
  }
  if (outcome.kind === 'somebody-else') {
    await deps.whoNow();
    // Then it waits for its owner, and this person's own may go.
    if (deps.user() !== row.user) return 'next';
    await park(deps.shelf, row, parkedFor({ code: 'other-user', errors: [], current: null }));
  }
  if (outcome.kind === 'parked') await park(deps.shelf, row, outcome.why);
  return 'next';
}

function stepper(deps: SyncDeps) {
  const lock = createLock(deps.env, deps.shelf, deps.visit);
  return async (user: string, run: Run): Promise<Next> => {
    // When another tab is sending: see later what became of it.
    let next: Next = 0;
    await lock(async () => {
      const row = await nextToSend(deps.shelf, user, deps.clock());
      if (typeof row === 'number') next = row;
      else if (row) next = await settle(deps, run, row, await post(deps, row));
      else if ((await deps.extras(user)) === 'done') next = 'done';
    });
    deps.posting(null);
    await deps.changed();
    return next;
  };
}

/** The one sender of this page. One report at a time, in order, one tab at a time. */
export function createSync(deps: SyncDeps): Sync {
  const { env } = deps;
  const step = stepper(deps);
  let failures = 0;
  let patience = 0;
  let callOff = () => {};
  let running: Promise<void> | null = null;
  let again = false;

  function later(wait: number): void {
    const backoff = Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS) * (0.7 + env.random() * 0.6);
    if (!wait) failures += 1;
    patience = wait;
    callOff = env.after(wait ? Math.min(wait, MINUTE_MS) : backoff, () => {
      patience = 0;
      void flush();
    });
  }

  async function run(): Promise<void> {
    callOff();
    const one: Run = { asked: false };
    for (let next: Next = 'next'; next === 'next'; ) {
      const user = deps.user();
      if (user === null) return;
      next = await step(user, one);
      if (typeof next === 'number') later(next);
      else failures = 0;
    }
  }

  async function flush(eager = false): Promise<void> {
    again = true;
    // Retry-After is the server's word: it holds also when she is in a hurry.
    if (patience > 0) return;
    if (eager) failures = 0;
    running ??= (async () => {
      try {
        while (again) {
          again = false;
          await run();
        }
      } catch {
        // Whatever it was, what waits is tried again.
        later(0);
      } finally {
        running = null;
      }
    })();
    await running;
  }
  return { flush };
}
