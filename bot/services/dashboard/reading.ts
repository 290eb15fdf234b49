import { addMonths, type Month } from '../../../shared/calendar/months.ts';
import { middles, type PerItem } from '../../../shared/dashboard/compare.ts';
import { addUp, NO_VILLAGE, WHOLE_UNIT } from '../../../shared/dashboard/figures.ts';
import type { Answers } from '../../../shared/report/answers.ts';
import type { Db } from '../../db/db.ts';
import { childrenOf, MOST_PLACES, placesOf, unitRows, unitsBelow } from '../../db/queries/dashboard-reading.ts';
import type { AreaInScope } from '../people/area-in-scope.ts';
import { ofAreas, ofUnits } from './below.ts';
import { byNeed, partOf, together } from './part.ts';
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

/** What an area has done in a month, with its children and the months before. A few queries, by index. */
export function readDashboard(db: Db, area: AreaInScope, month: Month): Promise<Dashboard> {
  return area.unitId === null ? readAbove(db, area, month) : readUnit(db, area, area.unitId, month);
}

const monthsTo = (month: Month) => Array.from({ length: TREND }, (_, n) => addMonths(month, n + 1 - TREND));

async function readAbove(db: Db, area: AreaInScope, month: Month): Promise<Dashboard> {
  const [children, { rows, parts, before }] = await Promise.all([
    db.rows(childrenOf({ areaId: area.id })),
    (area.kind === 'country' ? ofAreas : ofUnits)(db, { areaId: area.id, month, from: addMonths(month, 1 - TREND) }),
  ]);
  const all = together(parts);
  const part = new Map(parts.map((one) => [one.childId, one]));
  const inMonth = (one: Month) => rows.filter((row) => row.month === one);
  const named = new Map(inMonth(month).map((row) => [row.child_id, addSums([row], null)]));
  return {
    builtAt: rows.reduce<number | null>((latest, { built_at: at }) => Math.max(latest ?? 0, at), null),
    total: addSums(inMonth(month), all.medianWaitMs),
    children: children.map((child) => ({
      ...child,
      ...(named.get(child.id) ?? NOTHING),
      medianWaitMs: part.get(child.id)?.medianWaitMs ?? null,
    })),
    trend: monthsTo(month).map((one) => ({ month: one, ...addSums(inMonth(one), null) })),
    sums: { now: all.sums, before: addUp(before), median: all.median },
    uncertified: { count: all.open.count, units: await withNames(db, all.open.units, children) },
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
      median: middles([partOf(unitId, beside).spread]),
    },
    uncertified: { count: 0, units: [] },
  };
}

type Open = ReturnType<typeof together>['open']['units'];

async function withNames(
  db: Db,
  units: Open,
  children: readonly { readonly id: string; readonly name: string }[],
): Promise<Waiting[]> {
  const within = new Map(children.map(({ id, name }) => [id, name]));
  const asked = Object.fromEntries(Array.from({ length: MOST_PLACES }, (_, n) => [`id${n}`, units[n]?.id ?? '']));
  const places = new Map((await db.rows(placesOf(asked))).map((place) => [place.id, place]));
  return units
    .map(({ childId = '', ...unit }) => {
      const { name = '', phone = null } = places.get(unit.id) ?? {};
      return { ...unit, name, phone, within: childId === unit.id ? null : (within.get(childId) ?? null) };
    })
    .sort((a, b) => byNeed(a, b) || (a.name < b.name ? -1 : 1));
}
