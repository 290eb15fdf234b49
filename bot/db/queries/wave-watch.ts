import { sql } from 'kysely';
import type { ChunkState } from '../schema-reminders.ts';
import { statement } from '../statement.ts';

/** Chunks of running waves whose time has come, and since when the oldest waits. */
export const wavesBehind = statement('wave-watch.behind', (q, p: { at: number }) =>
  q
    .selectFrom('wave_chunk as c')
    .innerJoin('wave as w', 'w.id', 'c.wave_id')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('c.run_at').as('oldest')])
    // As a literal: the index answers to nothing else.
    .where('c.state', '=', sql.lit<ChunkState>('waiting'))
    .where('c.run_at', '<=', p.at)
    .where('w.state', '=', 'running'),
);

/** What a wave brought, as far as it has been read. */
export const waveResult = statement('wave-watch.result', (q, p: { waveId: string }) =>
  q.selectFrom('wave_result').selectAll().where('wave_id', '=', p.waveId),
);
