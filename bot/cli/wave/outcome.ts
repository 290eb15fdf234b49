import { type Db, one } from '../../db/db.ts';
import { waveResult } from '../../db/queries/wave-watch.ts';
import type { WaveView } from '../../services/wave/view.ts';
import { bangkok, grouped } from '../read.ts';
import { lineOf } from './words.ts';

/** What a wave brought, as far as LINE and our own reports tell. */
export async function outcomeOf(db: Db, wave: WaveView): Promise<string[]> {
  const result = await one(db, waveResult({ waveId: wave.id }));
  if (!result) return [lineOf(wave), '  not read yet: that begins a day after the first push'];
  // Null is LINE's own: not ready, or of fewer than 20 people, whom it keeps private.
  const figure = (value: number | null) => (value === null ? 'not told by LINE' : grouped(value));
  const share = result.sent > 0 ? ` (${Math.round((result.reported / result.sent) * 100)} %)` : '';
  return [
    lineOf(wave),
    `  sent       ${grouped(result.sent)}`,
    `  delivered  ${figure(result.delivered)}`,
    `  seen       ${figure(result.seen)}`,
    `  reported   ${grouped(result.reported)}${share} within 24 hours`,
    `  as of      ${bangkok(result.read_at)} (Bangkok)`,
  ];
}
