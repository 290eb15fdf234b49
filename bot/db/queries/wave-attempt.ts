import { type Expression, type SqlBool, sql } from 'kysely';
import type { ChunkState } from '../schema-reminders.ts';
import { type Builder, statement } from '../statement.ts';

interface Key {
  readonly unitId: string;
  readonly waveId: string;
  readonly part: string;
}
type ChunkKey = { unitId: string; waveId: string; part: string };
export type HeldKey = ChunkKey & { claim: string };

/** The condition "this attempt still holds the chunk": whoever lost its lease since changes nothing. */
export const held = (q: Builder, p: Key & { readonly claim: string }): Expression<SqlBool> =>
  sql<SqlBool>`exists ${q
    .selectFrom('wave_chunk as h')
    .select('h.part')
    .where('h.unit_id', '=', p.unitId)
    .where('h.wave_id', '=', p.waveId)
    .where('h.part', '=', p.part)
    .where('h.claim', '=', p.claim)
    .where('h.state', '=', 'waiting')}`;

const mine = (q: Builder, p: HeldKey) =>
  q
    .updateTable('wave_chunk')
    .where('unit_id', '=', p.unitId)
    .where('wave_id', '=', p.waveId)
    .where('part', '=', p.part)
    .where('claim', '=', p.claim)
    .where('state', '=', 'waiting');

/** The attempt's end. Whom it was for is not kept: the body held their ids at LINE for as long as a retry needed it. */
export const endChunk = statement(
  'wave-attempt.end',
  (q, p: HeldKey & { state: ChunkState; sentAt: number | null; requestId: string | null; error: string | null }) =>
    mine(q, p).set({ state: p.state, body: null, sent_at: p.sentAt, request_id: p.requestId, error: p.error }),
);

/** The same again later. */
export const retryChunk = statement(
  'wave-attempt.retry',
  (q, p: HeldKey & { runAt: number; requestId: string | null; error: string }) =>
    mine(q, p).set({ run_at: p.runAt, request_id: p.requestId, error: p.error }),
);

/** LINE certainly took nothing: as if it had not been tried, so that whoever reports meanwhile is left out. */
export const thawChunk = statement('wave-attempt.thaw', (q, p: HeldKey & { runAt: number; error: string }) =>
  mine(q, p).set({
    claim: null,
    retry_key: null,
    body: null,
    recipients: null,
    frozen_at: null,
    run_at: p.runAt,
    error: p.error,
  }),
);

/** Half of a refused chunk, as a chunk of its own that is frozen anew. Before the whole ends. */
export const addHalf = statement(
  'wave-attempt.add-half',
  (q, p: HeldKey & { half: string; people: number; runAt: number }) =>
    q
      .insertInto('wave_chunk')
      .columns(['unit_id', 'wave_id', 'part', 'people', 'run_at', 'state', 'attempts'])
      .expression((eb) =>
        eb
          .selectFrom('wave_chunk')
          .select([
            'unit_id',
            'wave_id',
            sql<string>`cast(${p.half} as text)`.as('part'),
            sql<number>`cast(${p.people} as bigint)`.as('people'),
            sql<number>`cast(${p.runAt} as bigint)`.as('run_at'),
            'state',
            sql<number>`cast(0 as bigint)`.as('attempts'),
          ])
          .where('unit_id', '=', p.unitId)
          .where('wave_id', '=', p.waveId)
          .where('part', '=', p.part)
          .where('claim', '=', p.claim)
          .where('state', '=', 'waiting'),
      ),
);

/** Moves those of a refused chunk who come before `below` to one of its halves. */
export const moveToHalf = statement('wave-attempt.move-to-half', (q, p: HeldKey & { half: string; below: string }) =>
  q
    .updateTable('wave_recipient')
    .set({ part: p.half })
    .where('unit_id', '=', p.unitId)
    .where('wave_id', '=', p.waveId)
    .where('part', '=', p.part)
    .where('line_user_id', '<', p.below)
    .where(held(q, p)),
);

/** What a wave's chunk costs is spoken for before it leaves; message_budget_within says no for all of the commit. */
export const reserveMessages = statement(
  'wave-attempt.reserve',
  (q, p: HeldKey & { budgetMonth: string; people: number }) =>
    q
      .updateTable('message_budget')
      .set((eb) => ({ reserved: eb('reserved', '+', p.people) }))
      .where('month', '=', p.budgetMonth)
      .where(held(q, p)),
);

/** Before the chunk is thawed or ends: what LINE did not take is free again. */
export const releaseMessages = statement(
  'wave-attempt.release',
  (q, p: HeldKey & { budgetMonth: string; people: number }) =>
    q
      .updateTable('message_budget')
      .set((eb) => ({ reserved: eb('reserved', '-', p.people) }))
      .where('month', '=', p.budgetMonth)
      .where(held(q, p)),
);

export const personOfRecipient = statement('wave-attempt.person-of', (q, p: ChunkKey & { lineUserId: string }) =>
  q
    .selectFrom('wave_recipient')
    .select('person_id')
    .where('unit_id', '=', p.unitId)
    .where('wave_id', '=', p.waveId)
    .where('part', '=', p.part)
    .where('line_user_id', '=', p.lineUserId),
);

/** LINE does not know this id any more; it is written to again when she comes back (noteFollower). */
export const noteRefused = statement('wave-attempt.note-refused', (q, p: { lane: string; at: number }) =>
  q
    .insertInto('follower')
    .values({ lane: p.lane, followed_at: p.at, blocked_at: null, refused_at: p.at })
    .onConflict((conflict) => conflict.column('lane').doUpdateSet({ refused_at: p.at })),
);
