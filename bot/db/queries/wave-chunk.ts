import { type SqlBool, sql } from 'kysely';
import type { ChunkState } from '../schema-reminders.ts';
import { type Builder, statement } from '../statement.ts';
import { type LateRoom, lateIsFull } from './wave-late.ts';

type ChunkKey = { unitId: string; waveId: string; part: string };
type HeldKey = ChunkKey & { claim: string };

/**
 * Chunks that are due, the longest waiting first: of running waves, what a cancelled wave has left untried, and frozen
 * ones of any wave that are older than `today` and end as unknown.
 */
export const chunksDue = statement('wave-chunk.due', (q, p: { at: number; today: number; limit: number }) =>
  q
    .selectFrom('wave_chunk as c')
    .innerJoin('wave as w', 'w.id', 'c.wave_id')
    .select([
      'c.unit_id',
      'c.wave_id',
      'c.part',
      'c.people',
      'c.run_at',
      'c.attempts',
      'c.retry_key',
      'c.body',
      'c.recipients',
      'c.frozen_at',
      'c.error',
      'w.state as wave_state',
      'w.month',
      'w.aggregation_unit',
      'w.due_at',
    ])
    // As a literal: the index answers to nothing else.
    .where('c.state', '=', sql.lit<ChunkState>('waiting'))
    .where('c.run_at', '<=', p.at)
    .where((eb) =>
      eb.or([
        eb('w.state', '=', 'running'),
        eb('w.state', '=', 'cancelled').and('c.frozen_at', 'is', null),
        eb('c.frozen_at', '<', p.today),
      ]),
    )
    .orderBy('c.run_at')
    .limit(p.limit),
);

/** A day, from its first ms on, and the months before and after the wave's: theirs may be sent on the same day. */
type OnDay = { today: number; monthBefore: string; monthAfter: string };

/** Somebody's push of another wave that day, which LINE took or may have taken. */
const remindedOn = (p: OnDay) => sql<SqlBool>`exists (
  select 1 from wave_recipient as o
  join wave_chunk as k on k.unit_id = o.unit_id and k.wave_id = o.wave_id and k.part = o.part
  where o.unit_id = r.unit_id and o.month in (r.month, ${p.monthBefore}, ${p.monthAfter})
    and o.person_id = r.person_id and o.wave_id <> r.wave_id
    and k.frozen_at >= ${p.today} and k.state in ('waiting', 'sent', 'unknown'))`;

/** Everybody who was planned into a chunk, with what may speak against writing to her now. */
export const recipientsNow = statement('wave-chunk.recipients-now', (q, p: ChunkKey & OnDay) =>
  q
    .selectFrom('wave_recipient as r')
    .leftJoin('line_link as l', (join) =>
      join.onRef('l.line_user_id', '=', 'r.line_user_id').onRef('l.person_id', '=', 'r.person_id'),
    )
    .leftJoin('follower as f', 'f.lane', 'r.line_user_id')
    .leftJoin('reminder_choice as c', 'c.person_id', 'r.person_id')
    .leftJoin('report as p', (join) =>
      join
        .onRef('p.unit_id', '=', 'r.unit_id')
        .onRef('p.person_id', '=', 'r.person_id')
        .onRef('p.month', '=', 'r.month'),
    )
    .select(['r.line_user_id', 'l.person_id as linked', 'f.blocked_at', 'f.refused_at', 'c.level', 'p.id as report_id'])
    .select(sql<number>`case when ${remindedOn(p)} then 1 else 0 end`.as('reminded'))
    .where('r.unit_id', '=', p.unitId)
    .where('r.wave_id', '=', p.waveId)
    .where('r.part', '=', p.part)
    .orderBy('r.line_user_id'),
);

/**
 * Before a chunk is frozen: of two at once the second sees whom the first one writes to. PostgreSQL would show each the
 * store from before both.
 */
export const oneAtATime = statement('wave-chunk.one-at-a-time', (q, p: { budgetMonth: string }) =>
  q
    .updateTable('message_budget')
    .set((eb) => ({ reserved: eb.ref('reserved') }))
    .where('month', '=', p.budgetMonth),
);

/**
 * The first attempt: the list is frozen with its body and key. Not if another runner was faster, the wave stands, too
 * much has been let out late, or somebody has reported or been reminded since the list was read (`gone` of its people had).
 */
export const freezeChunk = statement(
  'wave-chunk.freeze',
  (
    q,
    p: HeldKey &
      OnDay &
      LateRoom & {
        attempts: number;
        at: number;
        leaseEnd: number;
        retryKey: string;
        body: string;
        recipients: number;
        gone: number;
        budgetMonth: string;
      },
  ) =>
    q
      .updateTable('wave_chunk')
      .set((eb) => ({
        claim: p.claim,
        attempts: eb('attempts', '+', 1),
        retry_key: p.retryKey,
        body: p.body,
        recipients: p.recipients,
        frozen_at: p.at,
        run_at: p.leaseEnd,
        error: null,
      }))
      .where('unit_id', '=', p.unitId)
      .where('wave_id', '=', p.waveId)
      .where('part', '=', p.part)
      .where('state', '=', 'waiting')
      .where('attempts', '=', p.attempts)
      .where('frozen_at', 'is', null)
      .where('run_at', '<=', p.at)
      .where((eb) => eb.exists(running(q, p)))
      .where((eb) => eb.not(lateIsFull(p)))
      .where((eb) => eb.exists(q.selectFrom('message_budget').select('month').where('month', '=', p.budgetMonth)))
      .where(
        q
          .selectFrom('wave_recipient as r')
          .leftJoin('report as p', (join) =>
            join
              .onRef('p.unit_id', '=', 'r.unit_id')
              .onRef('p.person_id', '=', 'r.person_id')
              .onRef('p.month', '=', 'r.month'),
          )
          .select((eb) => eb.fn.countAll<number>().as('gone'))
          .where('r.unit_id', '=', p.unitId)
          .where('r.wave_id', '=', p.waveId)
          .where('r.part', '=', p.part)
          .where((eb) => eb.or([eb('p.id', 'is not', null), remindedOn(p)])),
        '=',
        p.gone,
      ),
);

const running = (q: Builder, p: { readonly waveId: string; readonly at: number }) =>
  q
    .selectFrom('wave')
    .select('wave.id')
    .where('wave.id', '=', p.waveId)
    .where('wave.state', '=', 'running')
    .where('wave.due_at', '>', p.at);

/** A further attempt with the frozen body and key. */
export const claimChunk = statement(
  'wave-chunk.claim',
  (q, p: HeldKey & { attempts: number; at: number; leaseEnd: number }) =>
    q
      .updateTable('wave_chunk')
      .set((eb) => ({ claim: p.claim, attempts: eb('attempts', '+', 1), run_at: p.leaseEnd }))
      .where('unit_id', '=', p.unitId)
      .where('wave_id', '=', p.waveId)
      .where('part', '=', p.part)
      .where('state', '=', 'waiting')
      .where('attempts', '=', p.attempts)
      .where('frozen_at', 'is not', null)
      .where('run_at', '<=', p.at)
      .where((eb) => eb.exists(running(q, p))),
);

/** Ends a chunk that nobody holds: nothing to send, too late, or in doubt for too long. */
export const closeChunk = statement('wave-chunk.close', (q, p: ChunkKey & { attempts: number; state: ChunkState }) =>
  q
    .updateTable('wave_chunk')
    .set({ state: p.state, body: null })
    .where('unit_id', '=', p.unitId)
    .where('wave_id', '=', p.waveId)
    .where('part', '=', p.part)
    .where('state', '=', 'waiting')
    .where('attempts', '=', p.attempts),
);

/** Looks at a chunk later that nobody holds. */
export const putOffChunk = statement('wave-chunk.put-off', (q, p: ChunkKey & { attempts: number; runAt: number }) =>
  q
    .updateTable('wave_chunk')
    .set({ run_at: p.runAt })
    .where('unit_id', '=', p.unitId)
    .where('wave_id', '=', p.waveId)
    .where('part', '=', p.part)
    .where('state', '=', 'waiting')
    .where('attempts', '=', p.attempts),
);

/** One chunk that was ever frozen, if there is one: the wave has begun. */
export const firstFrozen = statement('wave-chunk.first-frozen', (q, p: { waveId: string }) =>
  q.selectFrom('wave_chunk').select('part').where('wave_id', '=', p.waveId).where('frozen_at', 'is not', null).limit(1),
);

/** Running waves in which nothing waits any more. */
export const wavesAtEnd = statement('wave-chunk.waves-at-end', (q, _: Record<never, never>) =>
  q
    .selectFrom('wave as w')
    .select('w.id')
    .where('w.state', '=', 'running')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('wave_chunk as c')
            .select('c.part')
            .whereRef('c.wave_id', '=', 'w.id')
            .where('c.state', '=', 'waiting'),
        ),
      ),
    ),
);
