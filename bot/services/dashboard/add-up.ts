import { type Month, monthAt } from '../../../shared/calendar/months.ts';
import type { Db } from '../../db/db.ts';
import { type AreaMonthRow, areaMonths, putAreaMonth, touchAreaMonth } from '../../db/queries/area-month.ts';
import { sumsBelow, unitsBelow } from '../../db/queries/dashboard-reading.ts';
import { partOf } from './part.ts';
import { addSums } from './sums.ts';

interface Asked {
  readonly areaId: string;
  readonly now: number;
}

type Added = Omit<AreaMonthRow, 'areaId' | 'month' | 'builtAt'>;
type Sums = readonly NonNullable<ReturnType<typeof sumsBelow>['row']>[];
type Units = readonly NonNullable<ReturnType<typeof unitsBelow>['row']>[];

/**
 * Adds up the figures of an area's units, each month that has changed in a commit of its own. Units are read after the sums
 * that say what all is made of, so they are never older than it, and figures that are put later say something else.
 */
export async function addUpArea(db: Db, { areaId, now }: Asked): Promise<void> {
  const current = monthAt(now);
  const made = new Map((await db.rows(areaMonths({ areaId }))).map((row) => [row.month, row.made_of]));
  const sums = Map.groupBy(await db.rows(sumsBelow({ areaId, from: '0000-01', to: '9999-12' })), ({ month }) => month);
  const changed = [...new Set([...made.keys(), ...sums.keys(), current])]
    .filter((month) => made.get(month) !== madeOf(sums.get(month) ?? []))
    .sort();
  for (const month of changed) {
    const added = addedUp(areaId, sums.get(month) ?? [], await unitsOf(db, areaId, month));
    await db.commit([putAreaMonth({ areaId, month, ...added, builtAt: now })]);
  }
  if (!changed.includes(current)) await db.commit([touchAreaMonth({ areaId, month: current, at: now })]);
}

/**
 * What an area's units add up to in a month. Here the sums are read last: figures that are put meanwhile make it something
 * else than what a row says that it is made of.
 */
export async function areaFromUnits(db: Db, areaId: string, month: Month): Promise<Added> {
  const units = await unitsOf(db, areaId, month);
  return addedUp(areaId, await db.rows(sumsBelow({ areaId, from: month, to: month })), units);
}

const unitsOf = (db: Db, areaId: string, month: Month) => db.rows(unitsBelow({ areaId, month, before: month }));

const madeOf = (rows: Sums) => rows.reduce((all, row) => all + row.made_of, 0);

function addedUp(areaId: string, rows: Sums, units: Units): Added {
  const { medianWaitMs, sums, spread } = partOf(areaId, units);
  return {
    ...addSums(rows, medianWaitMs),
    sums: JSON.stringify(sums),
    spread: JSON.stringify(spread),
    madeOf: madeOf(rows),
  };
}
