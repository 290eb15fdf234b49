import { isProblem } from '../../shared/api/problems.ts';
import { copyToKeep } from '../conversation/draft-copy.ts';
import type { Notice } from '../conversation/notices.ts';
import { settle } from '../conversation/settle.ts';
import { newConversation } from '../conversation/start.ts';
import { step } from '../conversation/step.ts';
import type { ChatEvent, Conversation, Facts } from '../conversation/types.ts';
import { wants } from '../conversation/wants.ts';
import { ConstraintError, one } from '../db/db.ts';
import { conversationOf, keepConversation, takeTurn } from '../db/queries/conversation.ts';
import { finishEvent } from '../db/queries/inbox.ts';
import { carryReply, lostReplies, putLost, putReply } from '../db/queries/outbox.ts';
import { remember } from '../db/remember.ts';
import { replan } from '../db/replan.ts';
import type { Statement } from '../db/statement.ts';
import { type OutboxRow, SENDER_LEASE_MS } from '../line/deliver.ts';
import { keepDraft } from '../services/draft/keep.ts';
import { loadFacts } from './facts.ts';
import { chatEvent, type Payload } from './incoming.ts';
import { type IntentContext, runIntent } from './intents.ts';
import { unsendMark } from './unsend-mark.ts';

/** LINE's reply tokens live about a minute from receipt; the rest is for the way there. */
export const REPLY_TOKEN_MS = 50_000;
const MOST_MESSAGES = 5;
/** LINE's clock may be ahead of ours by so much. */
const CLOCKS_APART_MS = 60_000;
/** What one reply carries of lost ones: few enough that it finds room again when it is lost itself. */
const MOST_CARRIED = 3;
/** Raise it when the shape of Conversation changes: a talk kept by older code then begins anew instead of breaking. */
const SHAPE = 1;

/** The guard that says: another process, which took the event when our lease ran out, has handled it. As PostgreSQL and SQLite name it. */
const HANDLED: ReadonlySet<string> = new Set([
  'conversation_event_once',
  'conversation_event.lane, conversation_event.event_id',
]);

/** The guard that says: the event was answered before its turn, between our reading it and our commit. */
const ANSWERED: ReadonlySet<string> = new Set(['outbox_pkey', 'outbox.lane, outbox.id']);

export interface EventRow {
  readonly event_id: string;
  readonly event_at: number;
  readonly received_at: number;
  readonly payload: string | null;
  /** Not null: its reply token was used before its turn (bot/webhook/early.ts). */
  readonly told: string | null;
}

/**
 * One event becomes one commit: the talk goes on, verbs decide, and inbox, facts, conversation and reply are written
 * together. Answers the reply to send, or null when there is nothing to say.
 */
export async function turn(
  context: IntentContext,
  lane: string,
  row: EventRow,
  now: number,
): Promise<OutboxRow | null> {
  const planned = (told: EventRow) =>
    replan(context.db, () => planTurn({ ...context, db: remember(context.db) }, lane, told, now));
  try {
    return (await planned(row)).reply;
  } catch (error) {
    if (!(error instanceof ConstraintError)) throw error;
    if (HANDLED.has(error.constraint)) return null;
    if (ANSWERED.has(error.constraint)) return (await planned({ ...row, told: row.event_id })).reply;
    throw error;
  }
}

async function planTurn(context: IntentContext, lane: string, row: EventRow, now: number) {
  const payload = row.payload === null ? null : (JSON.parse(row.payload) as Payload);
  const mark = unsendMark(payload?.messageId ?? null);
  const done = finishEvent({ lane, eventId: row.event_id, at: now, mark });
  if (payload === null) return { statements: [done], reply: null };
  const kept = await one(context.db, conversationOf({ lane }));
  const { heard, ...conversation } = kept ? readConversation(kept) : { ...newConversation(), heard: 0 };
  const event = chatEvent(row, lane, payload.what, heard, context.keys);
  // Rules judge by the time at which her words reached us: a report sent before midnight is on time, however long a crash,
  // a back-off or a dead letter kept us from handling it.
  const said = await talk(context, lane, conversation, event, row.received_at);
  const seq = conversation.seq + 1;
  const lost = kept && kept.lost > 0 && row.told === null ? await context.db.rows(lostReplies({ lane })) : [];
  const answer =
    row.told === null
      ? replyTo(lane, row, payload, said.notices, lost, now)
      : tellLater(context.ids.uuid(), lane, said.notices, now);
  // A time far in the future would make everything after it late.
  const happened = Math.min(row.event_at, row.received_at + CLOCKS_APART_MS);
  const state = { shape: SHAPE, heard: Math.max(heard, happened), ...said.conversation };
  return {
    statements: [
      takeTurn({ lane, seq, eventId: row.event_id, at: now }),
      done,
      keepConversation({ lane, seq, state: JSON.stringify(state), at: now }),
      ...said.statements,
      ...answer.statements,
    ],
    reply: answer.row,
  };
}

/** The talk, and when the newest event in it happened. */
type Kept = Conversation & { readonly heard: number };

function readConversation(kept: { readonly seq: number; readonly state: string }): Kept {
  const { shape, heard, ...conversation } = JSON.parse(kept.state) as Kept & { shape: number };
  return { ...(shape === SHAPE ? conversation : newConversation()), heard: heard ?? 0, seq: kept.seq };
}

async function talk(context: IntentContext, lane: string, conversation: Conversation, event: ChatEvent, now: number) {
  const facts = await loadFacts(context, lane, wants(conversation, event), now);
  const stepped = step(conversation, event, facts);
  const ran = [];
  for (const intent of stepped.intents) ran.push(await runIntent(context, lane, event.id, intent, now));
  const settled = settle(
    stepped,
    ran.map((one) => one.outcome),
    facts,
  );
  const statements = ran.flatMap((one) => one.statements);
  return { ...settled, statements: [...statements, ...copyOf(lane, conversation, settled.conversation, facts)] };
}

/** What she typed in chat stands in the form a moment later. */
function copyOf(lane: string, before: Conversation, after: Conversation, facts: Facts): readonly Statement[] {
  const copy = copyToKeep(before, after, facts);
  const month = copy && facts.months.find(({ window }) => window.month === copy.draft.month);
  if (!month) return [];
  const { answers, draft } = copy;
  const current = facts.drafts.find((one) => one.month === draft.month) ?? null;
  const { formVersion, basedOn } = draft;
  const planned = keepDraft(
    { now: facts.now, lane, window: month.window, form: month.form, current, sent: false },
    { source: 'chat', submissionId: null, formVersion, basedOn, answers, seen: undefined },
  );
  // A copy is a help: whatever is wrong with it must not cost her the turn.
  return isProblem(planned) ? [] : planned.statements;
}

interface LostReply {
  readonly id: string;
  readonly notices: string;
}

/** A reply that never reached her (LINE was down, we were restarted) is told first, in front of the new one. */
function replyTo(
  lane: string,
  row: EventRow,
  payload: Payload,
  notices: readonly Notice[],
  lost: readonly LostReply[],
  now: number,
): { statements: Statement[]; row: OutboxRow | null } {
  const until = row.received_at + REPLY_TOKEN_MS;
  if (notices.length === 0 || payload.replyToken === null) return { statements: [], row: null };
  const { carried, told } = carry(lost, notices);
  const all = [...carried, ...notices].slice(-MOST_MESSAGES);
  const reply: OutboxRow = {
    lane,
    id: row.event_id,
    kind: 'reply',
    event_id: row.event_id,
    notices: JSON.stringify(all),
    rendered: null,
    reply_token: payload.replyToken,
    reply_until: until,
    attempts: 0,
    created_at: now,
    error: null,
  };
  const put = putReply({
    lane,
    eventId: row.event_id,
    notices: reply.notices,
    token: payload.replyToken,
    until,
    at: now,
    runAt: now + SENDER_LEASE_MS,
  });
  return { statements: [...told.map((lostId) => carryReply({ lane, id: lostId })), put], row: reply };
}

/** Her token is used: what matters is told with her next reply. */
function tellLater(
  id: string,
  lane: string,
  notices: readonly Notice[],
  now: number,
): { statements: Statement[]; row: null } {
  const worth = keepsakes(notices);
  const statements = worth.length === 0 ? [] : [putLost({ lane, id, notices: JSON.stringify(worth), at: now })];
  return { statements, row: null };
}

/** Of what was lost only facts are worth telling later: questions and menus are asked anew anyway. */
const WORTH_TELLING: ReadonlySet<string> = new Set([
  'receipt',
  'registered',
  'report-returned',
  'report-certified',
  'report-withdrawn',
  'report-filed',
  'filing-returned',
  'unit-digest',
  'duty-lent',
] satisfies Notice['notice'][]);

function keepsakes(notices: readonly Notice[]): Notice[] {
  return notices.filter((notice) => WORTH_TELLING.has(notice.notice));
}

/** As many lost replies, oldest first, as find room before `notices`; the others wait for the reply after. */
function carry(lost: readonly LostReply[], notices: readonly Notice[]) {
  let room = Math.min(MOST_MESSAGES - notices.length, MOST_CARRIED - keepsakes(notices).length);
  const carried: Notice[] = [];
  const told: string[] = [];
  for (const reply of lost) {
    const worth = keepsakes(JSON.parse(reply.notices));
    if (worth.length > room) break;
    room -= worth.length;
    carried.push(...worth);
    told.push(reply.id);
  }
  return { carried, told };
}
