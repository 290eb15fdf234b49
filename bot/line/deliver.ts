import type { messagingApi } from '@line/bot-sdk';
import { EVERYBODYS_MENU, type MenuName, movesBetween } from '../../shared/reminders/menu.ts';
import type { Notice } from '../conversation/notices.ts';
import type { Db } from '../db/db.ts';
import { one } from '../db/db.ts';
import { richMenuByName } from '../db/queries/menu.ts';
import { claimOutbox, laterErrand, settleOutbox } from '../db/queries/outbox.ts';
import type { OutboxKind, OutboxState } from '../db/schema.ts';
import type { Keys } from '../keys.ts';
import type { Links } from '../links.ts';
import { render } from '../messages/render.ts';
import type { Clock, Line, Log, Sent } from '../ports.ts';

export interface OutboxRow {
  readonly lane: string;
  readonly id: string;
  readonly kind: OutboxKind;
  readonly event_id: string | null;
  readonly notices: string;
  readonly rendered: string | null;
  readonly reply_token: string | null;
  readonly reply_until: number | null;
  readonly attempts: number;
  readonly created_at: number;
  /** What became of the attempt before. */
  readonly error: string | null;
}

export interface Sender {
  readonly db: Db;
  readonly line: Line;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly log: Log;
  readonly links: Links;
  /** Counts what became of a call, for /metrics. */
  readonly count: (kind: OutboxKind, sent: Sent['kind'] | 'expired') => void;
}

/** Until the menu command has run there is nothing to link; once it runs it links everybody registered. Nothing is wrong. */
const NO_MENU: Sent = { kind: 'refused', status: 0, message: 'no such menu yet', requestId: null };
/** Her menu has changed again since, and that errand is on its way or done. */
const OVERTAKEN: Sent = { kind: 'refused', status: 0, message: 'overtaken', requestId: null };
/** Keys of a push live 24 hours at LINE; an older ambiguous one cannot be asked about again. */
const RETRY_KEY_MS = 23 * 3_600_000;
const CLAIM_MS = 15_000;
/** A reply belongs to the process that planned it for this long; then the drain may send it. */
export const SENDER_LEASE_MS = 12_000;
/** Later than this a call could still be under way when the lease ends, and the drain would send beside it. */
const FRESH_MS = SENDER_LEASE_MS - 6_000;
const BACK_OFF_MS = [1_000, 4_000, 15_000, 60_000, 300_000, 900_000];

/**
 * Sends one outbox row and writes down what became of it. `fresh`: this process has just committed the row and holds it,
 * so the first attempt need not claim it.
 */
export async function deliver(sender: Sender, row: OutboxRow, fresh: boolean): Promise<void> {
  const now = sender.clock.now();
  if (fresh && now - row.created_at > FRESH_MS) return;
  if (row.kind === 'reply' && now >= (row.reply_until ?? 0)) {
    sender.count('reply', 'expired');
    // Nobody told us that she saw it: what matters in it is told again with the next reply.
    return settleRow(sender, row, row.attempts, { state: 'lost' });
  }
  const body = row.rendered ?? bodyOf(sender, row);
  // What cannot be drawn now cannot be drawn later: kept for an operator, and out of the way of the others.
  if (body === null) return settleRow(sender, row, row.attempts, { state: 'refused' });
  if (!fresh) {
    const [claimed] = await sender.db.commit([
      claimOutbox({ lane: row.lane, id: row.id, attempts: row.attempts, rendered: body, runAt: now + CLAIM_MS }),
    ]);
    if (claimed?.changes !== 1) return;
  }
  const sent = await send(sender, row, body);
  sender.count(row.kind, sent.kind);
  const held = fresh ? row.attempts : row.attempts + 1;
  await settleRow(sender, row, held, verdict(row, sent, fresh, sender.clock.now()));
}

function bodyOf(sender: Sender, row: OutboxRow): string | null {
  try {
    return JSON.stringify(renderRow(sender, row));
  } catch (error) {
    sender.log.error('render.failed', { id: row.id, error: error instanceof Error ? error.name : 'unknown' });
    return null;
  }
}

function renderRow(sender: Sender, row: OutboxRow): unknown {
  if (row.kind === 'menu') return JSON.parse(row.notices);
  return render(JSON.parse(row.notices) as Notice[], {
    sealTap: (action, arg, card) => sender.keys.sealTap(row.lane, { action, arg, card }),
    links: sender.links,
  });
}

async function send(sender: Sender, row: OutboxRow, body: string): Promise<Sent> {
  if (row.kind === 'menu') return runMenuErrand(sender, row, body);
  const messages = JSON.parse(body) as messagingApi.Message[];
  if (row.kind === 'reply') return sender.line.reply(row.reply_token ?? '', messages);
  return sender.line.push(row.lane, messages, row.id);
}

async function runMenuErrand({ db, line, clock }: Sender, row: OutboxRow, body: string): Promise<Sent> {
  // Her next change may have overtaken it, by a try that failed or in the same round: it must not undo that one.
  if (await one(db, laterErrand({ lane: row.lane, id: row.id, at: row.created_at }))) return OVERTAKEN;
  const wanted = menuOfErrand(body, row.created_at, clock.now());
  const menu = await one(db, richMenuByName({ name: wanted ?? '' }));
  if (!menu) return NO_MENU;
  // Everybody's menu is held by nobody: a link to it would outlive the next version of it.
  if (wanted === EVERYBODYS_MENU) return line.unlinkRichMenu(row.lane);
  return line.linkRichMenu(row.lane, menu.rich_menu_id);
}

/**
 * The menu that an errand brings, or null when it names none. A backlog may carry it past midnight of the 1st: what LINE
 * moved then, it must not bring back.
 */
export function menuOfErrand(body: string, writtenAt: number, now: number): MenuName | null {
  const [errand] = JSON.parse(body) as { menu: MenuName }[];
  return errand ? (movesBetween(writtenAt, now).get(errand.menu) ?? errand.menu) : null;
}

interface Verdict {
  readonly state: OutboxState;
  readonly sent?: Sent;
  readonly retryIn?: number;
}

function verdict(row: OutboxRow, sent: Sent, fresh: boolean, now: number): Verdict {
  const retryIn = BACK_OFF_MS[row.attempts];
  switch (sent.kind) {
    case 'accepted':
      return { state: 'sent', sent };
    case 'refused':
      return { state: row.kind === 'reply' ? refusedReply(row, sent, fresh) : 'refused', sent };
    case 'rate-limited':
    case 'ambiguous':
      if (row.kind === 'reply')
        return { state: 'waiting', sent, retryIn: BACK_OFF_MS[Math.min(row.attempts, 2)] ?? 15_000 };
      if (now - row.created_at > RETRY_KEY_MS) return { state: 'unknown', sent };
      return retryIn === undefined ? { state: 'unknown', sent } : { state: 'waiting', sent, retryIn };
    case 'out-of-quota':
      // Not said: a push is told with her next reply instead, which costs nothing.
      return { state: row.kind === 'menu' ? 'refused' : 'lost', sent };
  }
}

/**
 * A young token that LINE calls invalid was used: by an attempt of which we never heard the end, unless this is the first.
 * Never fall back to a paid push. Any other 400 means the messages themselves: told again they would be refused again, and
 * take every later reply down with them.
 */
function refusedReply(row: OutboxRow, sent: Extract<Sent, { kind: 'refused' }>, fresh: boolean): OutboxState {
  if (sent.status === 413 || (sent.status === 400 && !/reply token/i.test(sent.message))) return 'refused';
  if (sent.status !== 400 || (fresh && row.attempts === 0)) return 'lost';
  return 'probable';
}

/** `held` is the number of attempts that the row shows while it is ours: another runner's row is left alone. */
async function settleRow(sender: Sender, row: OutboxRow, held: number, { state, sent, retryIn }: Verdict) {
  const now = sender.clock.now();
  const error = sent && sent.kind !== 'accepted' ? `${sent.kind}${'message' in sent ? `: ${sent.message}` : ''}` : null;
  if (error && sent !== NO_MENU && sent !== OVERTAKEN)
    sender.log.warn('line.call', { kind: row.kind, outcome: sent?.kind, error, requestId: sent?.requestId });
  await sender.db.commit([
    settleOutbox({
      lane: row.lane,
      id: row.id,
      held,
      state,
      attempts: sent ? row.attempts + 1 : row.attempts,
      // Not later than the token lives, so that a lost reply is known as lost before she writes again.
      runAt: Math.min(now + (retryIn ?? 0), row.reply_until ?? Number.POSITIVE_INFINITY),
      sentAt: state === 'sent' ? now : null,
      requestId: sent?.requestId ?? null,
      error,
    }),
  ]);
}
