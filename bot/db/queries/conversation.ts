import { sql } from 'kysely';
import { statement } from '../statement.ts';
import { oldest } from './forget.ts';

/** The talk of a lane, and how many of its replies nobody saw. */
export const conversationOf = statement('conversation.of', (q, p: { lane: string }) =>
  q
    .selectFrom('conversation as c')
    .select((eb) => [
      'c.seq',
      'c.state',
      eb
        .selectFrom('outbox as o')
        .select((count) => count.fn.countAll<number>().as('lost'))
        .where('o.lane', '=', p.lane)
        .where('o.state', '=', 'lost')
        .$asScalar()
        .$notNull()
        .as('lost'),
    ])
    .where('c.lane', '=', p.lane),
);

/** The guard of a turn: two processes that plan the same turn both insert seq, and one of them loses whole. */
export const takeTurn = statement(
  'conversation.take-turn',
  (q, p: { lane: string; seq: number; eventId: string; at: number }) =>
    q.insertInto('conversation_event').values({ lane: p.lane, seq: p.seq, event_id: p.eventId, at: p.at }),
);

export const keepConversation = statement(
  'conversation.keep',
  (q, p: { lane: string; seq: number; state: string; at: number }) =>
    q
      .insertInto('conversation')
      .values({ lane: p.lane, seq: p.seq, state: p.state, updated_at: p.at })
      .onConflict((conflict) => conflict.column('lane').doUpdateSet({ seq: p.seq, state: p.state, updated_at: p.at })),
);

export const forgetTurns = statement('conversation.forget-turns', (q, p: { before: number }) =>
  q.deleteFrom('conversation_event').where(oldest('conversation_event', ['lane', 'seq'], 'at', sql`at < ${p.before}`)),
);

/** She came or went herself, so the id is good, whatever LINE said of it before. */
export const noteFollower = statement('follower.note', (q, p: { lane: string; at: number; blockedAt: number | null }) =>
  q
    .insertInto('follower')
    .values({ lane: p.lane, followed_at: p.at, blocked_at: p.blockedAt })
    .onConflict((conflict) => conflict.column('lane').doUpdateSet({ blocked_at: p.blockedAt, refused_at: null })),
);
