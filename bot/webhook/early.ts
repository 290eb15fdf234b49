import type { Notice } from '../conversation/notices.ts';
import type { Db } from '../db/db.ts';
import { growingOld } from '../db/queries/inbox.ts';
import { answerEarly } from '../db/queries/outbox.ts';
import { type OutboxRow, SENDER_LEASE_MS } from '../line/deliver.ts';
import type { Clock } from '../ports.ts';
import type { Payload } from './incoming.ts';
import { LEASE_MS } from './lanes.ts';
import { REPLY_TOKEN_MS } from './turn.ts';
import { sendsReport } from './urgent.ts';

export interface EarlyOptions {
  readonly db: Db;
  readonly clock: Clock;
  readonly dispatch: (row: OutboxRow) => void;
  /** How many were answered, for /metrics. */
  readonly count: (answered: number) => void;
}

/** Half of its life: the turn may still come, and there is time for a second attempt at LINE. */
const OLD_MS = REPLY_TOKEN_MS / 2;
/** Later than this an answer might not arrive in time. */
const TOO_OLD_MS = REPLY_TOKEN_MS - 5_000;
/** So many in one commit. */
const BATCH = 200;

interface Old {
  readonly lane: string;
  readonly event_id: string;
  readonly received_at: number;
  readonly payload: string | null;
  readonly run_at: number;
}

/**
 * When turns cannot keep up, tells people that what they said is kept, before their reply tokens die. It looks in the store,
 * so events of a process that died or is too busy are found as well; which of us and the turn uses the token, the outbox's
 * primary key decides. In a lane only the oldest open event is answered, until the lane has caught up.
 */
export class EarlyAnswers {
  readonly #options: EarlyOptions;
  /** Up to which lease events were looked at. */
  #seen = 0;

  constructor(options: EarlyOptions) {
    this.#options = options;
  }

  /** Answers how many were told. */
  async tick(): Promise<number> {
    const { db, clock, dispatch, count } = this.#options;
    const now = clock.now();
    const until = now - OLD_MS + LEASE_MS;
    // A clock that was set back must not blind us.
    const after = Math.min(Math.max(this.#seen, now - TOO_OLD_MS + LEASE_MS), until);
    const old = await db.rows(growingOld({ after, until, limit: BATCH }));
    const rows = answers(old, now);
    const results = rows.length === 0 ? [] : await db.commit(rows.map((row) => answerEarly(insertOf(row))));
    const told = rows.filter((_, index) => results[index]?.changes === 1);
    for (const row of told) dispatch(row);
    this.#seen = old.length < BATCH ? until : (old.at(-1)?.run_at ?? until);
    if (told.length > 0) count(told.length);
    return told.length;
  }
}

/** Sorted, so that two processes that answer the same ones cannot wait for each other in the store. */
function answers(old: readonly Old[], now: number): OutboxRow[] {
  const byLane = new Map<string, OutboxRow>();
  for (const event of old) {
    const row = byLane.has(event.lane) ? null : answerTo(event, now);
    if (row) byLane.set(event.lane, row);
  }
  return [...byLane.values()].toSorted((a, b) => (a.lane < b.lane ? -1 : 1));
}

/** Null for what wants no answer, or can have none any more. */
function answerTo({ lane, event_id: id, received_at: receivedAt, payload }: Old, now: number): OutboxRow | null {
  const read = payload === null ? null : (JSON.parse(payload) as Payload);
  if (!read?.replyToken || now - receivedAt > TOO_OLD_MS) return null;
  if (read.what.kind !== 'text' && read.what.kind !== 'postback') return null;
  const notice: Notice = { notice: 'received', args: { report: sendsReport(read.what) } };
  return {
    lane,
    id,
    kind: 'reply',
    event_id: id,
    notices: JSON.stringify([notice]),
    rendered: null,
    reply_token: read.replyToken,
    reply_until: receivedAt + REPLY_TOKEN_MS,
    attempts: 0,
    created_at: now,
    error: null,
  };
}

function insertOf(row: OutboxRow) {
  return {
    lane: row.lane,
    eventId: row.id,
    notices: row.notices,
    token: row.reply_token ?? '',
    until: row.reply_until ?? 0,
    at: row.created_at,
    runAt: row.created_at + SENDER_LEASE_MS,
  };
}
