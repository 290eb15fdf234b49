import { addMonths, type Month } from '../../../shared/calendar/months.ts';
import { addUp, NO_VILLAGE, WHOLE_UNIT } from '../../../shared/dashboard/figures.ts';
import { weighedMedian } from '../../../shared/dashboard/median.ts';
import type { Answers } from '../../../shared/report/answers.ts';
import type { Db } from '../../db/db.ts';
import { childrenOf, sumsBelow, unitRows, unitsBelow } from '../../db/queries/dashboard-reading.ts';
import type { AreaInScope } from '../people/area-in-scope.ts';
import { monthParams } from './month-params.ts';
import { addSums, NOTHING, type Sums } from './sums.ts';

export interface ChildSums extends Sums {
  readonly id: string;
  readonly kind: 'province' | 'district' | 'unit' | 'village' | 'country' | 'none';
  readonly name: string;
}

export interface Waiting {
  readonly id: string;
  readonly name: string;
  readonly entitled: number;
  readonly reported: number;
  readonly certified: number;
  readonly waiting: number;
  readonly oldestWaitingAt: number | null;
}

export interface Dashboard {
  readonly builtAt: number | null;
  readonly total: Sums;
  readonly children: readonly ChildSums[];
  /** Twelve months, oldest first. */
  readonly trend: readonly ({ readonly month: Month } & Sums)[];
  readonly sums: { readonly now: Answers; readonly before: Answers };
  readonly uncertified: { readonly count: number; readonly units: readonly Waiting[] };
}

const TREND = 12;
/** Source: our own choice: more than a district has units; whoever follows up more begins further down. */
const MOST_UNITS = 50;

/** What an area has done in a month, with its children and the months before. Two or three queries, by index. */
export function readDashboard(db: Db, area: AreaInScope, month: Month): Promise<Dashboard> {
  return area.unitId === null ? readAbove(db, area.id, month) : readUnit(db, area, area.unitId, month);
}

const monthsTo = (month: Month) => Array.from({ length: TREND }, (_, n) => addMonths(month, n + 1 - TREND));

async function readAbove(db: Db, areaId: string, month: Month): Promise<Dashboard> {
  const before = addMonths(month, -1);
  const [children, rows, units] = await Promise.all([
    db.rows(childrenOf({ areaId })),
    db.rows(sumsBelow({ areaId, ...monthParams(monthsTo(month)) })),
    db.rows(unitsBelow({ areaId, month, before })),
  ]);
  const now = units.filter((unit) => unit.month === month);
  const middle = (of: typeof now) => weighedMedian(of.map((u) => ({ value: u.median_wait_ms, weight: u.certified })));
  const named = new Map(rows.filter((row) => row.month === month).map((row) => [row.child_id, addSums([row], null)]));
  const unitsOf = Map.groupBy(now, ({ child_id }) => child_id);
  return {
    builtAt: rows.reduce<number | null>((latest, { built_at: at }) => Math.max(latest ?? 0, at), null),
    total: addSums(
      rows.filter((row) => row.month === month),
      middle(now),
    ),
    children: children.map((child) => ({
      ...child,
      ...(named.get(child.id) ?? NOTHING),
      medianWaitMs: middle(unitsOf.get(child.id) ?? []),
    })),
    trend: monthsTo(month).map((one) => ({
      month: one,
      ...addSums(
        rows.filter((row) => row.month === one),
        null,
      ),
    })),
    sums: { now: sumsOf(now), before: sumsOf(units.filter((unit) => unit.month === before)) },
    uncertified: uncertifiedOf(now),
  };
}

async function readUnit(db: Db, area: AreaInScope, unitId: string, month: Month): Promise<Dashboard> {
  const [villages, rows] = await Promise.all([
    db.rows(childrenOf({ areaId: unitId })),
    db.rows(unitRows({ unitId, from: addMonths(month, 1 - TREND), to: month })),
  ]);
  const asked = area.id === unitId ? WHOLE_UNIT : area.id;
  const own = rows.filter((row) => row.village_id === asked);
  const at = (one: Month) => own.find((row) => row.month === one);
  const sums = (one: Month) =>
    addSums(
      own.filter((row) => row.month === one),
      at(one)?.median_wait_ms ?? null,
    );
  const inMonth = new Map(rows.filter((row) => row.month === month).map((row) => [row.village_id, row]));
  const places = [
    ...villages,
    ...(inMonth.has(NO_VILLAGE) ? [{ id: NO_VILLAGE, kind: 'none' as const, name: '' }] : []),
  ];
  return {
    builtAt: own.reduce<number | null>((latest, { built_at: built }) => Math.max(latest ?? 0, built), null),
    total: sums(month),
    children: places
      .filter(() => asked === WHOLE_UNIT)
      .map((place) => {
        const row = inMonth.get(place.id);
        return { ...place, ...(row ? addSums([row], row.median_wait_ms) : NOTHING) };
      }),
    trend: monthsTo(month).map((one) => ({ month: one, ...sums(one) })),
    sums: {
      now: JSON.parse(at(month)?.sums ?? '{}'),
      before: JSON.parse(at(addMonths(month, -1))?.sums ?? '{}'),
    },
    uncertified: { count: 0, units: [] },
  };
}

const sumsOf = (units: readonly { readonly sums: string }[]): Answers =>
  addUp(units.map(({ sums }) => JSON.parse(sums)));

type UnitRow = Awaited<ReturnType<typeof unitsOfRows>>[number];
const unitsOfRows = (db: Db) => db.rows(unitsBelow({ areaId: '', month: '', before: '' }));

/** Something waits to be certified, or nobody has sent anything. */
function uncertifiedOf(units: readonly UnitRow[]): Dashboard['uncertified'] {
  const open = units
    .map(({ unit_id: id, oldest_waiting_at: oldestWaitingAt, returned, name, entitled, reported, certified }) => {
      const waiting = reported - certified - returned;
      return { id, name, entitled, reported, certified, waiting, oldestWaitingAt };
    })
    .filter((unit) => unit.waiting > 0 || unit.oldestWaitingAt !== null || (unit.entitled > 0 && unit.reported === 0))
    .sort((a, b) => b.waiting - a.waiting || a.reported - b.reported || (a.name < b.name ? -1 : 1));
  return { count: open.length, units: open.slice(0, MOST_UNITS) };
}
