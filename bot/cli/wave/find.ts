import type { Db } from '../../db/db.ts';
import { wavesOf } from '../../db/queries/wave.ts';
import { viewWave, type WaveView } from '../../services/wave/view.ts';

/** @param text an id, or an ending that no other wave's has */
export async function findWave(db: Db, text: string | undefined): Promise<WaveView> {
  if (!text) throw new Error('which wave? its id, or how that ends ("wave list" shows them)');
  const found = (await db.rows(wavesOf({ month: null }))).filter(({ id }) => id.endsWith(text));
  const [row, another] = found;
  if (!row) throw new Error(`there is no wave ${text}`);
  if (another) throw new Error(`${found.length} waves end in ${text}: write more of it`);
  return again(db, row.id);
}

/** The same wave as it is now. */
export async function again(db: Db, waveId: string): Promise<WaveView> {
  const view = await viewWave(db, waveId);
  if (!view) throw new Error(`there is no wave ${waveId}`);
  return view;
}
