import type { Db } from '../db/db.ts';
import { openOperations } from '../db/queries/review-operation.ts';
import type { Clock, Ids } from '../ports.ts';
import { inSteps, type Pace } from '../services/in-steps.ts';
import { goOnOnce } from '../services/review/go-on.ts';

/** By then the request that began it has answered, or its process is gone. */
const LEFT_MS = 30_000;
/** Operations that one run takes up, and commits that it makes for each. */
const MOST = 50;
const STEPS = 100;

interface Ports {
  readonly db: Db;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'uuid'>;
}

/** Goes on with certifying or taking back many at once where the process died that had begun it. */
export async function finishCertifications({ db, clock, ids }: Ports, pace: Pace): Promise<'done' | 'more'> {
  const left = await db.rows(openOperations({ before: clock.now() - LEFT_MS, limit: MOST }));
  for (const { unit_id: unitId, id } of left) {
    const step = async () => ({ last: await goOnOnce({ db, ids }, { unitId, id }, clock.now()) });
    await inSteps(STEPS, pace, step);
  }
  return left.length < MOST ? 'done' : 'more';
}
