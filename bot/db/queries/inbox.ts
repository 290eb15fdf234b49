import { sql } from 'kysely';
import { statement } from '../statement.ts';
import { oldest } from './forget.ts';

/** Stores a webhook event once; a duplicate changes nothing. */
export const receiveEvent = statement(
  'inbox.receive',
  (q, p: { lane: string; eventId: string; eventAt: number; at: number; payload: string; runAt: number }) =>
    q
      .insertInto('inbox')
      .values({
        lane: p.lane,
        event_id: p.eventId,
        event_at: p.eventAt,
        received_at: p.at,
        payload: p.payload,
        attempts: 0,
        run_at: p.runAt,
        done_at: null,
        dead_at: null,
        error: null,
      })
      .onConflict((conflict) => conflict.columns(['lane', 'event_id']).doNothing()),
);

/** An event that needs no turn (standby, group): its id is kept, its content is not. */
export const ignoreEvent = statement(
  'inbox.ignore',
  (q, p: { lane: string; eventId: string; eventAt: number; at: number; why: string }) =>
    q
      .insertInto('inbox')
      .values({
        lane: p.lane,
        event_id: p.eventId,
        event_at: p.eventAt,
        received_at: p.at,
        payload: null,
        attempts: 0,
        run_at: p.at,
        done_at: p.at,
        dead_at: null,
        error: p.why,
      })
      .onConflict((conflict) => conflict.columns(['lane', 'event_id']).doNothing()),
);

/** The next event of a lane, by the time it happened: LINE redelivers out of order. */
export const nextEvent = statement('inbox.next', (q, p: { lane: string }) =>
  q
    .selectFrom('inbox')
    .select((eb) => [
      'event_id',
      'event_at',
      'received_at',
      'payload',
      'attempts',
      'run_at',
      // Its token was used already: the reply to an event carries the event's id (answerEarly).
      eb
        .selectFrom('outbox as o')
        .select('o.id')
        .where('o.lane', '=', p.lane)
        .whereRef('o.id', '=', 'inbox.event_id')
        .as('told'),
    ])
    .where('lane', '=', p.lane)
    .where('done_at', 'is', null)
    .where('dead_at', 'is', null)
    .orderBy('event_at')
    .orderBy('event_id')
    .limit(1),
);

/** Takes an event that another process may hold as well: only one of them changes a row. */
export const claimEvent = statement(
  'inbox.claim',
  (q, p: { lane: string; eventId: string; attempts: number; runAt: number }) =>
    q
      .updateTable('inbox')
      .set((eb) => ({ attempts: eb('attempts', '+', 1), run_at: p.runAt }))
      .where('lane', '=', p.lane)
      .where('event_id', '=', p.eventId)
      .where('attempts', '=', p.attempts)
      .where('done_at', 'is', null)
      .where('dead_at', 'is', null),
);

/** `mark` is that of its message (bot/webhook/unsend-mark.ts). */
export const finishEvent = statement(
  'inbox.finish',
  (q, p: { lane: string; eventId: string; at: number; mark: string }) =>
    q
      .updateTable('inbox')
      .set((eb) => ({
        done_at: p.at,
        error: null,
        payload: eb
          .case()
          .when(
            eb.exists(
              eb
                .selectFrom('inbox as u')
                .select('u.event_id')
                .where('u.lane', '=', p.lane)
                .where('u.event_id', '=', p.mark),
            ),
          )
          .then(null)
          .else(eb.ref('inbox.payload'))
          .end(),
      }))
      .where('lane', '=', p.lane)
      .where('event_id', '=', p.eventId),
);

/** Puts a failed event back with a later run_at; deadAt is set when it was the last try. */
export const postponeEvent = statement(
  'inbox.postpone',
  (q, p: { lane: string; eventId: string; attempts: number; runAt: number; deadAt: number | null; error: string }) =>
    q
      .updateTable('inbox')
      .set({ attempts: p.attempts, run_at: p.runAt, dead_at: p.deadAt, error: p.error })
      .where('lane', '=', p.lane)
      .where('event_id', '=', p.eventId)
      .where('done_at', 'is', null),
);

/** Lanes with an event whose time has come: left over by a crash, or put back after a failure. */
export const lanesDue = statement('inbox.lanes-due', (q, p: { at: number; limit: number }) =>
  q
    .selectFrom('inbox')
    .select('lane')
    .distinct()
    .where('run_at', '<=', p.at)
    .where('done_at', 'is', null)
    .where('dead_at', 'is', null)
    .limit(p.limit),
);

/**
 * Open events in the order of their leases, which is that of their receipt while nobody has tried them: those whose reply
 * tokens grow old.
 */
export const growingOld = statement('inbox.growing-old', (q, p: { after: number; until: number; limit: number }) =>
  q
    .selectFrom('inbox')
    .select(['lane', 'event_id', 'received_at', 'payload', 'run_at'])
    .where('run_at', '>', p.after)
    .where('run_at', '<=', p.until)
    .where('done_at', 'is', null)
    .where('dead_at', 'is', null)
    .orderBy('run_at')
    .limit(p.limit),
);

export const backlog = statement('inbox.backlog', (q, _: Record<never, never>) =>
  q
    .selectFrom('inbox')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('received_at').as('oldest')])
    .where('done_at', 'is', null)
    .where('dead_at', 'is', null),
);

/** Those that can be put back: they still have what she typed. */
export const deadLetters = statement('inbox.dead-letters', (q, p: { limit: number }) =>
  q
    .selectFrom('inbox')
    .select(['lane', 'event_id', 'received_at', 'dead_at', 'attempts', 'error'])
    .where('dead_at', 'is not', null)
    .where('payload', 'is not', null)
    .orderBy('dead_at')
    .limit(p.limit),
);

/** Due at once, whatever the clocks of operator and server say. */
export const reviveEvent = statement('inbox.revive', (q, p: { eventId: string }) =>
  q
    .updateTable('inbox')
    .set({ dead_at: null, attempts: 0, run_at: 0, error: null })
    .where('event_id', '=', p.eventId)
    .where('dead_at', 'is not', null)
    .where('done_at', 'is', null)
    .where('payload', 'is not', null),
);

/** What people wrote is not kept longer than needed; the event's id is, so that nothing enters twice. */
export const wipePayloads = statement('inbox.wipe-payloads', (q, p: { before: number }) => {
  // Nothing is handled before it is received: there the index may end.
  const handled = sql`payload is not null and dead_at is null and received_at < ${p.before} and done_at < ${p.before}`;
  return q
    .updateTable('inbox')
    .set({ payload: null })
    .where(oldest('inbox', ['lane', 'event_id'], 'received_at', handled));
});

/** A dead letter that nobody put back. */
export const wipeDead = statement('inbox.wipe-dead', (q, p: { before: number }) => {
  const dead = sql`payload is not null and dead_at < ${p.before}`;
  return q
    .updateTable('inbox')
    .set({ payload: null })
    .where(oldest('inbox', ['lane', 'event_id'], 'dead_at', dead));
});

/** Never one that still waits for its turn, however old. */
export const forgetEvents = statement('inbox.forget', (q, p: { before: number }) => {
  const old = sql`received_at < ${p.before} and (done_at is not null or dead_at is not null)`;
  return q.deleteFrom('inbox').where(oldest('inbox', ['lane', 'event_id'], 'received_at', old));
});

/** She took a message back: its content goes at once, unless a turn has yet to read it. */
export const forgetMessage = statement('inbox.forget-message', (q, p: { lane: string; pattern: string }) =>
  q
    .updateTable('inbox')
    .set({ payload: null })
    .where('lane', '=', p.lane)
    .where('payload', 'like', p.pattern)
    .where((eb) => eb.or([eb('done_at', 'is not', null), eb('dead_at', 'is not', null)])),
);
