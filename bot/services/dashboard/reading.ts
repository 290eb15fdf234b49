import { addMonths, type Month } from '../../../shared/calendar/months.ts';
import { middles, type PerItem } from '../../../shared/dashboard/compare.ts';
import { addUp, NO_VILLAGE, WHOLE_UNIT } from '../../../shared/dashboard/figures.ts';
import { weighedMedian } from '../../../shared/dashboard/median.ts';
import type { Answers } from '../../../shared/report/answers.ts';
import type { Db } from '../../db/db.ts';
import { childrenOf, sumsBelow, unitRows, unitsBelow } from '../../db/queries/dashboard-reading.ts';
import type { AreaInScope } from '../people/area-in-scope.ts';
import { addSums, NOTHING, type Sums } from './sums.ts';

export interface ChildSums extends Sums {
  readonly id: string;
  readonly kind: 'province' | 'district' | 'unit' | 'village' | 'country' | 'none';
  readonly name: string;
}

export interface Waiting {
  readonly id: string;
  readonly name: string;
  readonly within: string | null;
  readonly phone: string | null;
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
  readonly sums: { readonly now: Answers; readonly before: Answers; readonly median: PerItem };
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
    db.rows(sumsBelow({ areaId, from: addMonths(month, 1 - TREND), to: month })),
    db.rows(unitsBelow({ areaId, month, before })),
  ]);
  const [now, last] = [withSums(units, month), withSums(units, before)];
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
    sums: { now: sumsOf(now), before: sumsOf(last), median: middles(now) },
    uncertified: uncertifiedOf(now, children),
  };
}

async function readUnit(db: Db, area: AreaInScope, unitId: string, month: Month): Promise<Dashboard> {
  const district = area.areaIds[area.areaIds.indexOf(unitId) + 1] ?? unitId;
  const [villages, rows, beside] = await Promise.all([
    db.rows(childrenOf({ areaId: unitId })),
    db.rows(unitRows({ unitId, from: addMonths(month, 1 - TREND), to: month })),
    db.rows(unitsBelow({ areaId: district, month, before: month })),
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
      median: middles(withSums(beside, month)),
    },
    uncertified: { count: 0, units: [] },
  };
}

type UnitRow = NonNullable<ReturnType<typeof unitsBelow>['row']>;
type Unit = Omit<UnitRow, 'sums'> & { readonly sums: Answers };

/** Read once: of a whole country that is a third of the work. */
const withSums = (units: readonly UnitRow[], month: Month): Unit[] =>
  units.filter((unit) => unit.month === month).map((unit) => ({ ...unit, sums: JSON.parse(unit.sums) }));

const sumsOf = (units: readonly Unit[]): Answers => addUp(units.map(({ sums }) => sums));

/** Something waits to be certified, or nobody has sent anything. */
function uncertifiedOf(
  units: readonly Unit[],
  children: readonly { readonly id: string; readonly name: string }[],
): Dashboard['uncertified'] {
  const places = new Map(children.map(({ id, name }) => [id, name]));
  const open = units
    .map(({ unit_id: id, child_id: child, oldest_waiting_at: oldestWaitingAt, returned, ...unit }) => {
      const { name, phone, entitled, reported, certified } = unit;
      const within = child === id ? null : (places.get(child) ?? null);
      const waiting = reported - certified - returned;
      return { id, name, within, phone, entitled, reported, certified, waiting, oldestWaitingAt };
    })
    .filter((unit) => unit.waiting > 0 || unit.oldestWaitingAt !== null || (unit.entitled > 0 && unit.reported === 0))
    .sort((a, b) => b.waiting - a.waiting || a.reported - b.reported || (a.name < b.name ? -1 : 1));
  return { count: open.length, units: open.slice(0, MOST_UNITS) };
}
