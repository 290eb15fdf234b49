import { monthAt } from '../../shared/calendar/months.ts';
import { COUNTRY } from '../db/country.ts';
import type { Db } from '../db/db.ts';
import { areaSums } from '../db/queries/area-month.ts';
import { childrenOf } from '../db/queries/dashboard-reading.ts';
import type { Clock } from '../ports.ts';
import { addUpArea } from '../services/dashboard/add-up.ts';
import { inSteps, type Pace } from '../services/in-steps.ts';
import { MINUTE } from './rhythm.ts';

/** More than there are provinces. */
const STEPS = 20_000;

/**
 * Adds up the figures of the country's children, one at a time, and the one first that nobody has looked at for longest: so
 * runs that are short get around as well, and any number of runners share the work.
 */
export async function addUpAreas({ db, clock }: { db: Db; clock: Clock }, pace: Pace): Promise<'done' | 'more'> {
  const since = clock.now();
  let last = false;
  await inSteps(STEPS, pace, async () => {
    const now = clock.now();
    const areaId = await longestAgo(db, now, since);
    last = areaId === undefined;
    if (areaId !== undefined) await addUpArea(db, { areaId, now });
    return { last };
  });
  return last ? 'done' : 'more';
}

/**
 * The current month’s row says when it was looked at; within a minute nobody looks again. What a clock says that was ahead
 * of ours holds nobody up.
 */
async function longestAgo(db: Db, now: number, since: number): Promise<string | undefined> {
  const month = monthAt(now);
  const [children, rows] = await Promise.all([
    db.rows(childrenOf({ areaId: COUNTRY })),
    db.rows(areaSums({ parentId: COUNTRY, from: month, to: month })),
  ]);
  const lookedAt = new Map(rows.map((row) => [row.child_id, row.built_at]));
  return children
    .map(({ id }) => ({ id, at: lookedAt.get(id) ?? 0 }))
    .map(({ id, at }) => ({ id, at: at > now + MINUTE ? 0 : at }))
    .filter(({ at }) => at < since - MINUTE)
    .sort((a, b) => a.at - b.at)[0]?.id;
}
