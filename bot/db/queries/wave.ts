import { sql } from 'kysely';
import type { WaveState } from '../../../shared/reminders/wave-states.ts';
import { type Builder, statement } from '../statement.ts';

const waves = (q: Builder) =>
  q
    .selectFrom('wave')
    .innerJoin('area', 'area.id', 'wave.area_id')
    .leftJoin('message_budget as b', 'b.month', 'wave.month')
    .selectAll('wave')
    .select(['area.name as area_name', 'b.plan']);

export const waveById = statement('wave.by-id', (q, p: { waveId: string }) => waves(q).where('wave.id', '=', p.waveId));

export const waveByName = statement('wave.by-name', (q, p: { areaId: string; month: string; name: string }) =>
  waves(q).where('wave.area_id', '=', p.areaId).where('wave.month', '=', p.month).where('wave.name', '=', p.name),
);

/** Those of a month, or all of them with null; newest first. */
export const wavesOf = statement('wave.of-month', (q, p: { month: string | null }) =>
  waves(q)
    .where(sql<boolean>`(cast(${p.month} as text) is null or wave.month = ${p.month})`)
    .orderBy('wave.created_at', 'desc')
    .orderBy('wave.id', 'desc'),
);

export const addWave = statement(
  'wave.add',
  (
    q,
    p: {
      id: string;
      areaId: string;
      month: string;
      name: string;
      aggregationUnit: string;
      dueAt: number;
      plannedBy: string;
      at: number;
    },
  ) =>
    q.insertInto('wave').values({
      id: p.id,
      area_id: p.areaId,
      month: p.month,
      name: p.name,
      aggregation_unit: p.aggregationUnit,
      state: 'planning',
      seq: 1,
      people: 0,
      starts_at: null,
      ends_at: null,
      due_at: p.dueAt,
      planned_by: p.plannedBy,
      created_at: p.at,
      finished_at: null,
      reason: null,
    }),
);

/** The guard of every change of a wave: two who plan the same seq both insert it, and one of them loses whole. */
export const addWaveEvent = statement(
  'wave.add-event',
  (q, p: { waveId: string; seq: number; kind: string; actor: string; at: number; detail: string | null }) =>
    q
      .insertInto('wave_event')
      .values({ wave_id: p.waveId, seq: p.seq, kind: p.kind, actor: p.actor, at: p.at, detail: p.detail }),
);

export const setWaveState = statement(
  'wave.set-state',
  (q, p: { waveId: string; seq: number; state: WaveState; reason: string | null; finishedAt: number | null }) =>
    q
      .updateTable('wave')
      .set({ seq: p.seq, state: p.state, reason: p.reason, finished_at: p.finishedAt })
      .where('id', '=', p.waveId),
);

/** All that planning found out. */
export const setWavePlanned = statement(
  'wave.set-planned',
  (q, p: { waveId: string; seq: number; people: number; startsAt: number | null; endsAt: number | null }) =>
    q
      .updateTable('wave')
      .set({ seq: p.seq, state: 'planned', people: p.people, starts_at: p.startsAt, ends_at: p.endsAt })
      .where('id', '=', p.waveId),
);

/** Chunks and their people by state, and by whether their list is frozen. */
export const chunkCounts = statement('wave.chunk-counts', (q, p: { waveId: string }) => {
  const isFrozen = sql<number>`case when frozen_at is null then 0 else 1 end`;
  return q
    .selectFrom('wave_chunk')
    .select((eb) => [
      'state',
      isFrozen.as('is_frozen'),
      eb.fn.countAll<number>().as('chunks'),
      eb.fn.sum<number>('people').as('people'),
      sql<number>`coalesce(sum(recipients), 0)`.as('recipients'),
    ])
    .where('wave_id', '=', p.waveId)
    .groupBy(['state', isFrozen]);
});

/** Chunks of a cancelled wave that nobody has tried. */
export const untriedChunks = statement('wave.untried-chunks', (q, p: { waveId: string; limit: number }) =>
  q
    .selectFrom('wave_chunk')
    .select(['unit_id', 'part'])
    .where('wave_id', '=', p.waveId)
    .where('state', '=', 'waiting')
    .where('frozen_at', 'is', null)
    .limit(p.limit),
);

/** Touches nothing when a sender has frozen it in between. */
export const cancelChunk = statement('wave.cancel-chunk', (q, p: { unitId: string; waveId: string; part: string }) =>
  q
    .updateTable('wave_chunk')
    .set({ state: 'cancelled' })
    .where('unit_id', '=', p.unitId)
    .where('wave_id', '=', p.waveId)
    .where('part', '=', p.part)
    .where('state', '=', 'waiting')
    .where('frozen_at', 'is', null),
);

/** So that a reminder which never came is not one of her three. Must follow cancelChunk in the same commit. */
export const forgetRecipients = statement(
  'wave.forget-recipients',
  (q, p: { unitId: string; waveId: string; part: string }) =>
    q
      .deleteFrom('wave_recipient')
      .where('unit_id', '=', p.unitId)
      .where('wave_id', '=', p.waveId)
      .where('part', '=', p.part)
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('wave_chunk as c')
            .select('c.part')
            .where('c.unit_id', '=', p.unitId)
            .where('c.wave_id', '=', p.waveId)
            .where('c.part', '=', p.part)
            .where('c.state', '=', 'cancelled'),
        ),
      ),
);
