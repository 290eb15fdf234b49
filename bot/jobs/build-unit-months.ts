import { monthAt } from '../../shared/calendar/months.ts';
import type { Db } from '../db/db.ts';
import { movedUnits, unitsWithout } from '../db/queries/dashboard.ts';
import type { Clock, Ids } from '../ports.ts';
import { buildUnit } from '../services/dashboard/build.ts';
import { inSteps, type Pace } from '../services/in-steps.ts';
import { followStrays } from '../services/points/follow.ts';

const PAGE = 100;
/** More than there are units. */
const STEPS = 20_000;

interface Ports {
  readonly db: Db;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'uuid'>;
}

/**
 * Makes the figures of the dashboards where something has changed (`moved`), or where a month has none yet (`without`). Many
 * may run at once: they write the same. And since it visits each unit where something happened, and all of them when a month
 * begins: points that lie in a unit follow whoever is in another one by now.
 */
export async function buildUnitMonths(
  { db, clock, ids }: Ports,
  which: 'moved' | 'without',
  pace: Pace,
): Promise<'done' | 'more'> {
  const month = monthAt(clock.now());
  const query = which === 'moved' ? movedUnits : unitsWithout;
  let page: readonly { readonly unit_id: string }[] = [];
  let after = '';
  let last = false;
  await inSteps(STEPS, pace, async () => {
    if (page.length === 0) page = await db.rows(query({ month, after, limit: PAGE }));
    const [next, ...rest] = page;
    if (next === undefined) {
      last = true;
      return { last };
    }
    const [unitId, now] = [next.unit_id, clock.now()];
    await buildUnit(db, { unitId, now }, () => followStrays({ db, ids }, unitId, now));
    after = next.unit_id;
    page = rest;
    return { last };
  });
  return last ? 'done' : 'more';
}
