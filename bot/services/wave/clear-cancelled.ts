import type { Db } from '../../db/db.ts';
import { cancelChunk, forgetRecipients, untriedChunks } from '../../db/queries/wave.ts';
import { inSteps } from '../in-steps.ts';

/** Some five hundred recipients on average: a few milliseconds of SQLite. */
const STEP = 5;
/** More than a nation's chunks. */
const MOST_STEPS = 20_000;

/**
 * Takes apart what a cancelled wave has not tried, in small commits, so that it does not count as one of anybody's three.
 * What a sender has frozen stays. May be cut short anywhere and called again.
 */
export async function clearCancelled(db: Db, waveId: string): Promise<void> {
  await inSteps(MOST_STEPS, {}, async () => {
    const chunks = await db.rows(untriedChunks({ waveId, limit: STEP }));
    const statements = chunks.flatMap(({ unit_id: unitId, part }) => [
      cancelChunk({ unitId, waveId, part }),
      forgetRecipients({ unitId, waveId, part }),
    ]);
    if (statements.length > 0) await db.commit(statements);
    return { last: chunks.length < STEP };
  });
}
