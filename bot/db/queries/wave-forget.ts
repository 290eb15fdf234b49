import { sql } from 'kysely';
import { statement } from '../statement.ts';
import { FORGET_STEP } from './forget.ts';

/** A server that was off for longer leaves some; looking at all waves there ever were would take each hour longer. */
const WINDOW_MS = 60 * 24 * 3_600_000;

/**
 * Who was in a wave, some at a time. By way of the wave's chunks, since recipients have their unit's key only. A chunk's
 * body, which holds ids too, ends with the chunk (wave-chunk.end). Cross joins keep SQLite to this order.
 */
export const forgetWavePeople = statement('wave-forget.people', (q, p: { before: number }) =>
  q.deleteFrom('wave_recipient').where(
    sql<boolean>`(unit_id, wave_id, person_id) in ${q
      .selectFrom('wave as w')
      .crossJoin('wave_chunk as c')
      .crossJoin('wave_recipient as r')
      .select(['r.unit_id', 'r.wave_id', 'r.person_id'])
      .whereRef('c.wave_id', '=', 'w.id')
      .whereRef('r.unit_id', '=', 'c.unit_id')
      .whereRef('r.wave_id', '=', 'c.wave_id')
      .whereRef('r.part', '=', 'c.part')
      .where('w.created_at', '<', p.before)
      .where('w.created_at', '>=', sql<number>`${p.before} - ${sql.lit(WINDOW_MS)}`)
      .limit(sql.lit(FORGET_STEP))}`,
  ),
);
