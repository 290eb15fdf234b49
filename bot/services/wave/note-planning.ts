import { ConstraintError, type Db, one } from '../../db/db.ts';
import { addWaveEvent, waveById } from '../../db/queries/wave.ts';
import { setWaveSeq } from '../../db/queries/wave-plan.ts';

export interface PlanningNote {
  readonly waveId: string;
  readonly kind: 'gathered' | 'spreading';
  readonly actor: string;
  readonly at: number;
  readonly detail: string | null;
}

/** Takes the next number of a wave that is being planned. Null: it is not any more, or somebody else took that number. */
export async function notePlanning(db: Db, note: PlanningNote): Promise<number | null> {
  const { waveId } = note;
  const wave = await one(db, waveById({ waveId }));
  if (wave?.state !== 'planning') return null;
  const seq = wave.seq + 1;
  try {
    await db.commit([addWaveEvent({ ...note, seq }), setWaveSeq({ waveId, seq })]);
    return seq;
  } catch (error) {
    if (error instanceof ConstraintError) return null;
    throw error;
  }
}
