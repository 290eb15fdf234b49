import { dayAt, startOfDay } from '../../shared/calendar/days.ts';
import { billingMonth } from '../../shared/reminders/money.ts';
import { maySend } from '../../shared/reminders/quiet-hours.ts';
import { ConstraintError, type Db, one } from '../db/db.ts';
import { cancelChunk, forgetRecipients } from '../db/queries/wave.ts';
import { personOfRecipient } from '../db/queries/wave-attempt.ts';
import { closeChunk, putOffChunk } from '../db/queries/wave-chunk.ts';
import type { ChunkState } from '../db/schema-reminders.ts';
import type { MessageUsage } from '../line/message-usage.ts';
import { reminderPush } from '../messages/reminder-push.ts';
import type { Clock, Ids, Line, Log } from '../ports.ts';
import { holidaysOf } from '../services/reminder/rules.ts';
import { readWindow } from '../services/report/rule-book.ts';
import { ensureBudget } from '../services/wave/budget.ts';
import { type DueChunk, type HeldChunk, keyOf, namedIn } from '../services/wave/chunk.ts';
import { freeze, loadFreezeFacts, retry } from '../services/wave/freeze-chunk.ts';
import { type Settled, settle } from '../services/wave/settle-chunk.ts';
import type { WaveCount } from '../watch/wave-metrics.ts';
import type { WavePace } from './wave-pace.ts';

export interface WaveSender {
  readonly db: Db;
  readonly line: Pick<Line, 'multicast'>;
  readonly usage: MessageUsage;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'uuid'>;
  readonly log: Log;
  /** Of this process, kept from round to round. */
  readonly pace: WavePace;
  readonly count: (what: WaveCount, by: number) => void;
}

/** What a look at a chunk came to: whether it is a step further, and why its wave must stop. */
export interface Looked {
  readonly step: boolean;
  readonly stop: 'budget' | 'quota' | 'line' | null;
}

/** Longer than a call to LINE takes, with its timeout. */
const LEASE_MS = 15_000;
const HOLIDAY_MS = 30 * 60_000;
const NOTHING: Looked = { step: false, stop: null };
const STEP: Looked = { step: true, stop: null };

/**
 * Takes one due chunk a step further: freeze it, send it and write down what became of it; or end it, when its time is
 * over. Between these commits the process may die: what is frozen is tried again with the same bytes and key.
 * @param mayBegin whether a chunk that nobody has tried may be begun now
 */
export async function sendChunk(sender: WaveSender, chunk: DueChunk, mayBegin: boolean): Promise<Looked> {
  const now = sender.clock.now();
  if (chunk.wave_state === 'cancelled' && chunk.frozen_at === null) return cancel(sender, chunk);
  const over = overFor(chunk, now);
  if (over !== null) return close(sender, chunk, over);
  // Asked again here: the plan kept away from these hours, but a clock may have jumped since.
  if (!maySend(now, new Set())) return NOTHING;
  if (!maySend(now, await holidaysOf(sender.db, chunk.unit_id))) return putOff(sender, chunk, now + HOLIDAY_MS);
  const fresh = chunk.frozen_at === null;
  if (fresh && !(mayBegin && sender.pace.mayBegin(chunk.people, chunk.run_at))) return NOTHING;
  if (!sender.pace.mayCall()) return NOTHING;
  const held = fresh ? await begin(sender, chunk, now) : await again(sender, chunk, now);
  return held === null || 'step' in held ? (held ?? NOTHING) : attempt(sender, held);
}

/**
 * How a chunk ends whose time is over. A frozen one ends with its day: its words count the days that are left, and its key
 * is good for 24 hours from the first attempt (line-platform.md §2.4), so a clock that was put back by hours does no harm.
 */
function overFor(chunk: DueChunk, now: number): ChunkState | null {
  const late = now >= chunk.due_at;
  if (chunk.frozen_at === null) return late ? 'expired' : null;
  return late || chunk.frozen_at < startOfDay(dayAt(now)) ? 'unknown' : null;
}

async function begin(sender: WaveSender, chunk: DueChunk, now: number): Promise<HeldChunk | Looked | null> {
  const { db, ids } = sender;
  // A unit may have a calendar of its own within a wave of a larger area; the wave's is the latest of them.
  const { dueAt } = await readWindow(db, chunk.unit_id, chunk.month);
  if (now >= dueAt) return close(sender, chunk, 'expired');
  const messages = [reminderPush(chunk.month, dueAt, now)];
  const late = sender.pace.lateShare(chunk.people, chunk.run_at);
  const input = { claim: ids.uuid(), retryKey: ids.uuid(), leaseEnd: now + LEASE_MS, messages, late };
  const { statements, outcome } = freeze(await loadFreezeFacts(db, chunk, now), input);
  try {
    const results = await db.commit(statements);
    if (results.at(-1)?.changes !== 1)
      return (await ensureBudget(db, billingMonth(now), now)) ? NOTHING : { step: false, stop: 'budget' };
    return outcome ?? STEP;
  } catch (error) {
    if (error instanceof ConstraintError && error.constraint === 'message_budget_within')
      return { step: false, stop: 'budget' };
    throw error;
  }
}

async function again(sender: WaveSender, chunk: DueChunk, now: number): Promise<HeldChunk | null> {
  const { statements, outcome } = retry(chunk, now, { claim: sender.ids.uuid(), leaseEnd: now + LEASE_MS });
  const [claimed] = await sender.db.commit(statements);
  return claimed?.changes === 1 ? outcome : null;
}

async function attempt(sender: WaveSender, chunk: HeldChunk): Promise<Looked> {
  const { db, line, clock, log } = sender;
  const sent = await line.multicast(chunk.body, chunk.retryKey);
  sender.count(`call-${sent.kind}`, 1);
  const personId = await onlyPerson(sender, chunk);
  const { statements, outcome } = settle({ now: clock.now(), chunk, personId }, sent);
  const results = await db.commit(statements);
  if (sent.kind !== 'accepted')
    log.warn('line.call', { kind: 'multicast', outcome: sent.kind, became: outcome.became, requestId: sent.requestId });
  // Its last statement is the chunk's own: another attempt may have taken it over.
  if (results.at(-1)?.changes === 1) tally(sender, outcome, chunk.recipients);
  return { step: true, stop: outcome.stop };
}

async function onlyPerson(sender: WaveSender, chunk: HeldChunk): Promise<string | null> {
  const [lineUserId, ...others] = namedIn(chunk.body);
  if (lineUserId === undefined || others.length > 0) return null;
  return (await one(sender.db, personOfRecipient({ ...chunk.key, lineUserId })))?.person_id ?? null;
}

function tally(sender: WaveSender, { became }: Settled, people: number): void {
  if (became === 'split') sender.count('split', 1);
  else if (became !== 'retry' && became !== 'thawed') sender.count(became, people);
}

async function close(sender: WaveSender, chunk: DueChunk, state: ChunkState): Promise<Looked> {
  const [closed] = await sender.db.commit([closeChunk({ ...keyOf(chunk), attempts: chunk.attempts, state })]);
  if (closed?.changes !== 1) return NOTHING;
  sender.count(state === 'unknown' ? 'unknown' : 'expired', chunk.recipients ?? chunk.people);
  return STEP;
}

/** What the operator's own cancelling left behind when it was cut short. */
async function cancel(sender: WaveSender, chunk: DueChunk): Promise<Looked> {
  await sender.db.commit([cancelChunk(keyOf(chunk)), forgetRecipients(keyOf(chunk))]);
  return STEP;
}

async function putOff(sender: WaveSender, chunk: DueChunk, runAt: number): Promise<Looked> {
  await sender.db.commit([putOffChunk({ ...keyOf(chunk), attempts: chunk.attempts, runAt })]);
  return NOTHING;
}
