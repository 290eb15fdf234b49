import { type SqlBool, sql } from 'kysely';
import { statement } from '../statement.ts';

/**
 * Waves whose first push is at least a day old, and not so old that LINE has stopped counting; those never read come first,
 * then those read longest ago.
 */
export const wavesToRead = statement(
  'wave-result.to-read',
  (q, p: { startedBefore: number; startedAfter: number; readBefore: number; limit: number }) =>
    q
      .selectFrom('wave as w')
      .leftJoin('wave_result as r', 'r.wave_id', 'w.id')
      .select(['w.id', 'w.month', 'w.aggregation_unit'])
      .where('w.starts_at', '<=', p.startedBefore)
      .where('w.starts_at', '>', p.startedAfter)
      .where('w.state', 'not in', ['planning', 'planned'])
      .where(sql<SqlBool>`coalesce(r.read_at, 0) <= ${p.readBefore}`)
      .orderBy(sql`coalesce(r.read_at, 0)`)
      .limit(p.limit),
);

/** What LINE has taken of a wave: people, and the first and the last moment. */
export const sentOfWave = statement('wave-result.sent', (q, p: { waveId: string }) =>
  q
    .selectFrom('wave_chunk')
    .select((eb) => [
      sql<number>`coalesce(sum(recipients), 0)`.as('people'),
      eb.fn.min('sent_at').as('first'),
      eb.fn.max('sent_at').as('last'),
    ])
    .where('wave_id', '=', p.waveId)
    .where('state', '=', 'sent'),
);

export const unitsOfWave = statement('wave-result.units', (q, p: { waveId: string }) =>
  q
    .selectFrom('wave_chunk')
    .select('unit_id')
    .distinct()
    .where('wave_id', '=', p.waveId)
    .where('state', '=', 'sent')
    .orderBy('unit_id'),
);

/** First versions of a unit that came within `within` ms after the wave's push. */
export const reportedAfterPush = statement(
  'wave-result.reported',
  (q, p: { unitId: string; waveId: string; within: number }) =>
    q
      .selectFrom('wave_chunk as c')
      .innerJoin('wave_recipient as r', (join) =>
        join.onRef('r.unit_id', '=', 'c.unit_id').onRef('r.wave_id', '=', 'c.wave_id').onRef('r.part', '=', 'c.part'),
      )
      .innerJoin('report as p', (join) =>
        join
          .onRef('p.unit_id', '=', 'r.unit_id')
          .onRef('p.person_id', '=', 'r.person_id')
          .onRef('p.month', '=', 'r.month'),
      )
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('c.unit_id', '=', p.unitId)
      .where('c.wave_id', '=', p.waveId)
      .where('c.state', '=', 'sent')
      .whereRef('p.first_submitted_at', '>=', 'c.sent_at')
      .where(sql<SqlBool>`p.first_submitted_at < c.sent_at + ${p.within}`),
);

/** Whether any other wave sent something in [from, to). */
export const otherSent = statement('wave-result.other-sent', (q, p: { waveId: string; from: number; to: number }) =>
  q
    .selectFrom('wave as w')
    .innerJoin('wave_chunk as c', 'c.wave_id', 'w.id')
    .select('w.id')
    .where('w.id', '<>', p.waveId)
    .where('w.starts_at', '<', p.to)
    .where('w.due_at', '>', p.from)
    .where('c.state', '=', 'sent')
    .where('c.sent_at', '>=', p.from)
    .where('c.sent_at', '<', p.to)
    .limit(1),
);

/** Whether any other wave bears the same name at LINE. */
export const namesake = statement('wave-result.namesake', (q, p: { waveId: string; unit: string }) =>
  q
    .selectFrom('wave')
    .select('id')
    .where('id', '<>', p.waveId)
    .where('aggregation_unit', '=', p.unit)
    .where('state', 'not in', ['planning', 'planned'])
    .limit(1),
);

export const putWaveResult = statement(
  'wave-result.put',
  (
    q,
    p: {
      waveId: string;
      sent: number;
      delivered: number | null;
      seen: number | null;
      reported: number;
      at: number;
    },
  ) =>
    q
      .insertInto('wave_result')
      .values({
        wave_id: p.waveId,
        sent: p.sent,
        delivered: p.delivered,
        seen: p.seen,
        reported: p.reported,
        read_at: p.at,
      })
      .onConflict((conflict) =>
        conflict.column('wave_id').doUpdateSet({
          sent: p.sent,
          delivered: p.delivered,
          seen: p.seen,
          reported: p.reported,
          read_at: p.at,
        }),
      ),
);
