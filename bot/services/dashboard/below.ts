import { addMonths, type Month } from '../../../shared/calendar/months.ts';
import type { Answers } from '../../../shared/report/answers.ts';
import type { Db } from '../../db/db.ts';
import { areaParts, areaSums } from '../../db/queries/area-month.ts';
import { sumsBelow, unitsBelow } from '../../db/queries/dashboard-reading.ts';
import { type Part, partOf, type Spread } from './part.ts';
import type { SumRow } from './sums.ts';

interface Asked {
  readonly areaId: string;
  readonly month: Month;
  /** The first month whose counts are wanted. */
  readonly from: Month;
}

/** What lies right below an area: counts of each child by month, the rest of what the month says, items of the one before. */
interface Below {
  readonly rows: readonly (SumRow & { readonly child_id: string; readonly month: Month; readonly built_at: number })[];
  readonly parts: readonly Part[];
  readonly before: readonly Answers[];
}

/** Out of the figures of each unit: a province has a hundred and thirty. */
export async function ofUnits(db: Db, { areaId, month, from }: Asked): Promise<Below> {
  const [rows, units] = await Promise.all([
    db.rows(sumsBelow({ areaId, from, to: month })),
    db.rows(unitsBelow({ areaId, month, before: addMonths(month, -1) })),
  ]);
  const now = Map.groupBy(
    units.filter((unit) => unit.month === month),
    ({ child_id }) => child_id,
  );
  return {
    rows,
    parts: [...now].map(([childId, its]) => partOf(childId, its)),
    before: units.filter((unit) => unit.month !== month).map(({ sums }) => JSON.parse(sums)),
  };
}

/** Out of what the job has added up: a country has ten thousand units, and whoever reads them holds everybody up. */
export async function ofAreas(db: Db, { areaId, month, from }: Asked): Promise<Below> {
  const [rows, areas] = await Promise.all([
    db.rows(areaSums({ parentId: areaId, from, to: month })),
    db.rows(areaParts({ parentId: areaId, month, before: addMonths(month, -1) })),
  ]);
  return {
    // Made of nothing: the job was there before the units' own figures were. That is no figure yet, and not that nobody is.
    rows: rows.filter((row) => row.made_of > 0),
    parts: areas.flatMap(({ child_id: childId, median_wait_ms: medianWaitMs, sums, spread }) =>
      spread === null ? [] : [{ childId, medianWaitMs, sums: JSON.parse(sums), spread: JSON.parse(spread) as Spread }],
    ),
    before: areas.filter(({ spread }) => spread === null).map(({ sums }) => JSON.parse(sums)),
  };
}
