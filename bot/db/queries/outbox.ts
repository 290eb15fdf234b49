import { sql } from 'kysely';
import type { OutboxKind, OutboxState } from '../schema.ts';
import { statement } from '../statement.ts';
import { oldest } from './forget.ts';

const columns = [
  'lane',
  'id',
  'kind',
  'event_id',
  'notices',
  'rendered',
  'reply_token',
  'reply_until',
  'state',
  'attempts',
  'created_at',
  'error',
] as const;

/** A row that nobody has tried to send yet, and that no event waits for. */
const UNTRIED = {
  event_id: null,
  rendered: null,
  reply_token: null,
  reply_until: null,
  state: 'waiting',
  attempts: 0,
  sent_at: null,
  request_id: null,
  error: null,
} as const;

/** The reply to an event carries the event's id: the primary key lets nobody use a reply token twice. */
export const putReply = statement(
  'outbox.put-reply',
  (
    q,
    p: {
      lane: string;
      eventId: string;
      notices: string;
      token: string;
      until: number;
      at: number;
      runAt: number;
    },
  ) =>
    q.insertInto('outbox').values({
      ...UNTRIED,
      lane: p.lane,
      id: p.eventId,
      kind: 'reply',
      event_id: p.eventId,
      notices: p.notices,
      reply_token: p.token,
      reply_until: p.until,
      run_at: p.runAt,
      created_at: p.at,
    }),
);

/**
 * Answers an event before its turn, so that its token does not die: only while the turn has not come, and only when no
 * other open event of the lane was answered so. Changes no row otherwise.
 */
export const answerEarly = statement(
  'outbox.answer-early',
  (q, p: { lane: string; eventId: string; notices: string; token: string; until: number; at: number; runAt: number }) =>
    q
      .insertInto('outbox')
      .columns([...earlyColumns])
      .expression((eb) =>
        eb
          .selectFrom('inbox as i')
          .select([
            'i.lane',
            'i.event_id as id',
            sql<OutboxKind>`'reply'`.as('kind'),
            'i.event_id',
            sql<string>`cast(${p.notices} as text)`.as('notices'),
            sql<string>`cast(${p.token} as text)`.as('reply_token'),
            sql<number>`cast(${p.until} as bigint)`.as('reply_until'),
            sql<OutboxState>`'waiting'`.as('state'),
            sql<number>`0`.as('attempts'),
            sql<number>`cast(${p.runAt} as bigint)`.as('run_at'),
            sql<number>`cast(${p.at} as bigint)`.as('created_at'),
          ])
          .where('i.lane', '=', p.lane)
          .where('i.event_id', '=', p.eventId)
          .where('i.done_at', 'is', null)
          .where('i.dead_at', 'is', null)
          .where((w) =>
            w.not(
              w.exists(
                w
                  .selectFrom('inbox as e')
                  .innerJoin('outbox as o', (on) => on.onRef('o.lane', '=', 'e.lane').onRef('o.id', '=', 'e.event_id'))
                  .select('e.event_id')
                  .where('e.lane', '=', p.lane)
                  .where('e.done_at', 'is', null)
                  .where('e.dead_at', 'is', null),
              ),
            ),
          ),
      )
      .onConflict((conflict) => conflict.columns(['lane', 'id']).doNothing()),
);

const earlyColumns = [
  'lane',
  'id',
  'kind',
  'event_id',
  'notices',
  'reply_token',
  'reply_until',
  'state',
  'attempts',
  'run_at',
  'created_at',
] as const;

/** What a turn had to say when its token was used already: told with the next reply (lostReplies). */
export const putLost = statement('outbox.put-lost', (q, p: { lane: string; id: string; notices: string; at: number }) =>
  q.insertInto('outbox').values({
    ...UNTRIED,
    lane: p.lane,
    id: p.id,
    kind: 'reply',
    notices: p.notices,
    state: 'lost',
    run_at: p.at,
    created_at: p.at,
  }),
);

/** What has no reply token: a change of her rich menu (free), or a push that its writer has reserved in the budget (tell.ts). */
export const putErrand = statement(
  'outbox.put-errand',
  (q, p: { lane: string; id: string; kind: OutboxKind; notices: string; at: number; runAt: number }) =>
    q.insertInto('outbox').values({
      ...UNTRIED,
      lane: p.lane,
      id: p.id,
      kind: p.kind,
      notices: p.notices,
      run_at: p.runAt,
      created_at: p.at,
    }),
);

export const outboxDue = statement('outbox.due', (q, p: { at: number; limit: number }) =>
  q
    .selectFrom('outbox')
    .select(columns)
    .where('state', '=', 'waiting')
    .where('run_at', '<=', p.at)
    .orderBy('run_at')
    .limit(p.limit),
);

/** Changes of rich menus that nobody has tried yet, oldest first. */
export const menusDue = statement('outbox.menus-due', (q, p: { at: number; limit: number }) =>
  q
    .selectFrom('outbox')
    .select(columns)
    .where('state', '=', 'waiting')
    .where('run_at', '<=', p.at)
    .where('kind', '=', 'menu')
    .where('attempts', '=', 0)
    .orderBy('run_at')
    .limit(p.limit),
);

/** Only one of several runners gets the row; the bytes that it will send are frozen in the same step. */
export const claimOutbox = statement(
  'outbox.claim',
  (q, p: { lane: string; id: string; attempts: number; rendered: string; runAt: number }) =>
    q
      .updateTable('outbox')
      .set((eb) => ({ attempts: eb('attempts', '+', 1), rendered: p.rendered, run_at: p.runAt }))
      .where('lane', '=', p.lane)
      .where('id', '=', p.id)
      .where('attempts', '=', p.attempts)
      .where('state', '=', 'waiting'),
);

/** Writes down what became of an attempt, unless another runner has taken the row since: `held` is as claimOutbox left it. */
export const settleOutbox = statement(
  'outbox.settle',
  (
    q,
    p: {
      lane: string;
      id: string;
      held: number;
      state: OutboxState;
      attempts: number;
      runAt: number;
      sentAt: number | null;
      requestId: string | null;
      error: string | null;
    },
  ) =>
    q
      .updateTable('outbox')
      .set({
        state: p.state,
        attempts: p.attempts,
        run_at: p.runAt,
        sent_at: p.sentAt,
        request_id: p.requestId,
        error: p.error,
      })
      .where('lane', '=', p.lane)
      .where('id', '=', p.id)
      .where('attempts', '=', p.held)
      .where('state', '=', 'waiting'),
);

/** A change of her rich menu that was written after this one. */
export const laterErrand = statement('outbox.later-errand', (q, p: { lane: string; id: string; at: number }) =>
  q
    .selectFrom('outbox')
    .select('id')
    .where('lane', '=', p.lane)
    .where('kind', '=', 'menu')
    .where((eb) => eb.or([eb('created_at', '>', p.at), eb.and([eb('created_at', '=', p.at), eb('id', '>', p.id)])]))
    .limit(1),
);

/** Replies whose token died while LINE was down, all at once: one by one the drain would take hours for a bad evening's. */
export const loseReplies = statement('outbox.lose-replies', (q, p: { before: number }) =>
  q
    .updateTable('outbox')
    .set({ state: 'lost' })
    .where('state', '=', 'waiting')
    .where('kind', '=', 'reply')
    .where('reply_until', '<=', p.before)
    .where('run_at', '<=', p.before),
);

/** Replies of this lane that nobody saw, oldest first. */
export const lostReplies = statement('outbox.lost', (q, p: { lane: string }) =>
  q
    .selectFrom('outbox')
    .select(['id', 'notices', 'created_at'])
    .where('lane', '=', p.lane)
    .where('state', '=', 'lost')
    .orderBy('created_at'),
);

export const carryReply = statement('outbox.carry', (q, p: { lane: string; id: string }) =>
  q
    .updateTable('outbox')
    .set({ state: 'carried' })
    .where('lane', '=', p.lane)
    .where('id', '=', p.id)
    .where('state', '=', 'lost'),
);

export const outboxBacklog = statement('outbox.backlog', (q, _: Record<never, never>) =>
  q
    .selectFrom('outbox')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('created_at').as('oldest')])
    .where('state', '=', 'waiting'),
);

/** What we said may quote what people typed. */
export const wipeTold = statement('outbox.wipe-told', (q, p: { before: number }) => {
  const told = sql`notices <> '[]' and state <> 'waiting' and state <> 'lost' and created_at < ${p.before}`;
  return q
    .updateTable('outbox')
    .set({ notices: '[]', rendered: null })
    .where(oldest('outbox', ['lane', 'id'], 'created_at', told));
});

/** What nobody saw, and she never came back for: her next reply carries nothing of it. */
export const wipeLost = statement('outbox.wipe-lost', (q, p: { before: number }) => {
  const lost = sql`notices <> '[]' and state = 'lost' and created_at < ${p.before}`;
  return q
    .updateTable('outbox')
    .set({ notices: '[]', rendered: null })
    .where(oldest('outbox', ['lane', 'id'], 'created_at', lost));
});

export const forgetOutbox = statement('outbox.forget', (q, p: { before: number }) => {
  const old = sql`created_at < ${p.before} and state <> 'waiting'`;
  return q.deleteFrom('outbox').where(oldest('outbox', ['lane', 'id'], 'created_at', old));
});
