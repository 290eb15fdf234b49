import { dayAt, startOfDay } from '../../../shared/calendar/days.ts';
import { addMonths } from '../../../shared/calendar/months.ts';
import type { ReminderLevel } from '../../../shared/reminders/choices.ts';
import { billingMonth } from '../../../shared/reminders/money.ts';
import type { Db } from '../../db/db.ts';
import { reserveMessages } from '../../db/queries/wave-attempt.ts';
import { claimChunk, closeChunk, freezeChunk, oneAtATime, recipientsNow } from '../../db/queries/wave-chunk.ts';
import { openLate, spendLate } from '../../db/queries/wave-late.ts';
import type { Plan } from '../plan.ts';
import { type DueChunk, type HeldChunk, keyOf, RATE_LIMITED } from './chunk.ts';

export interface RecipientNow {
  readonly line_user_id: string;
  /** The person, if this LINE user is still linked to her. */
  readonly linked: string | null;
  readonly blocked_at: number | null;
  readonly refused_at: number | null;
  readonly level: ReminderLevel | null;
  /** Her report of the month, returned or not. */
  readonly report_id: string | null;
  /** 1: another wave has written to her today. */
  readonly reminded: number;
}

export interface FreezeFacts {
  readonly now: number;
  readonly chunk: DueChunk;
  readonly recipients: readonly RecipientNow[];
}

export interface Attempt {
  readonly claim: string;
  /** Another runner may take the chunk from then on, ms. */
  readonly leaseEnd: number;
}

export interface FreezeInput extends Attempt {
  readonly retryKey: string;
  /** LINE's messages, at most five. */
  readonly messages: readonly object[];
  /** What a late chunk takes of the rate that all processes share; null: it is on time. */
  readonly late: LateShare | null;
}

/** ms: what the people of a chunk take of the time, and how much of it may be taken at once. */
export interface LateShare {
  readonly cost: number;
  readonly burst: number;
}

/** Clocks of two processes are no further apart. */
const SKEW_MS = 60_000;
const ROOMY = Number.MAX_SAFE_INTEGER;

/** LINE's ids of users; it forbids sending to ones that cannot exist (line-platform.md §2.1). */
const USER_ID = /^U[0-9a-f]{32}$/;

export async function loadFreezeFacts(db: Db, chunk: DueChunk, now: number): Promise<FreezeFacts> {
  return { now, chunk, recipients: await db.rows(recipientsNow({ ...keyOf(chunk), ...dayOf(chunk, now) })) };
}

function dayOf({ month }: DueChunk, now: number) {
  return { today: startOfDay(dayAt(now)), monthBefore: addMonths(month, -1), monthAfter: addMonths(month, 1) };
}

/** She has reported, or has had her push of the day: one evening brings one reminder, however many waves there are. */
function isGone(one: RecipientNow): boolean {
  return one.report_id !== null || Number(one.reminded) === 1;
}

/** Whether a reminder is still for her: not gone, still hers, not out of reach, and not unwanted since it was planned. */
function isWaiting(one: RecipientNow): boolean {
  const reachable = one.linked !== null && one.blocked_at === null && one.refused_at === null;
  return !isGone(one) && reachable && one.level !== 'menu' && USER_ID.test(one.line_user_id);
}

/**
 * The first attempt at a chunk: who has reported or gone since the planning is left out, then list, body and retry key
 * are frozen and the messages spoken for, in one commit. The last statement touches no row when somebody else was faster,
 * and the budget's guard refuses all of it. Null: nobody is left, and the chunk ends.
 */
export function freeze({ now, chunk, recipients }: FreezeFacts, input: FreezeInput): Plan<HeldChunk | null> {
  const key = keyOf(chunk);
  const to = recipients.filter(isWaiting).map((one) => one.line_user_id);
  if (to.length === 0)
    return { statements: [closeChunk({ ...key, attempts: chunk.attempts, state: 'empty' })], outcome: null };
  const { claim, leaseEnd, retryKey, messages, late } = input;
  const budgetMonth = billingMonth(now);
  const body = JSON.stringify({ to, messages, customAggregationUnits: [chunk.aggregation_unit] });
  const absurd = late ? now + late.burst + SKEW_MS : ROOMY;
  return {
    statements: [
      ...(late ? [openLate({ at: now })] : []),
      oneAtATime({ budgetMonth }),
      freezeChunk({
        ...key,
        ...dayOf(chunk, now),
        claim,
        attempts: chunk.attempts,
        at: now,
        leaseEnd,
        retryKey,
        body,
        recipients: to.length,
        gone: recipients.filter(isGone).length,
        budgetMonth,
        latest: late ? now + late.burst - late.cost : ROOMY,
        absurd,
      }),
      ...(late ? [spendLate({ ...key, claim, at: now, cost: late.cost, absurd })] : []),
      reserveMessages({ ...key, claim, budgetMonth, people: to.length }),
    ],
    outcome: {
      key,
      claim,
      retryKey,
      body,
      recipients: to.length,
      budgetMonth,
      attempt: chunk.attempts + 1,
      inDoubt: false,
    },
  };
}

/** A further attempt at a frozen chunk: the same bytes under the same key, which LINE takes once only. */
export function retry(chunk: DueChunk, now: number, { claim, leaseEnd }: Attempt): Plan<HeldChunk> {
  const key = keyOf(chunk);
  return {
    statements: [claimChunk({ ...key, claim, attempts: chunk.attempts, at: now, leaseEnd })],
    outcome: {
      key,
      claim,
      retryKey: chunk.retry_key ?? '',
      body: chunk.body ?? '',
      recipients: chunk.recipients ?? 0,
      budgetMonth: billingMonth(chunk.frozen_at ?? now),
      attempt: chunk.attempts + 1,
      inDoubt: chunk.error !== RATE_LIMITED,
    },
  };
}
