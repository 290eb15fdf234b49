import { middles, type SideBySide, sideBySide } from '../../../shared/dashboard/compare.ts';
import { addUp } from '../../../shared/dashboard/figures.ts';
import { weighedMedian } from '../../../shared/dashboard/median.ts';
import type { Answers } from '../../../shared/report/answers.ts';
import { MOST_PLACES, type unitsBelow } from '../../db/queries/dashboard-reading.ts';

/** A unit's month, without its name. */
export interface OpenUnit {
  readonly id: string;
  readonly entitled: number;
  readonly reported: number;
  readonly certified: number;
  readonly waiting: number;
  readonly oldestWaitingAt: number | null;
}

/** What is known of an area's units in a month that does not add up. */
export interface Spread extends SideBySide {
  /** How long each unit's reports waited in the middle, and how many they are. */
  readonly waits: readonly (readonly [number, number])[];
  /** Units where something waits to be certified, or that have sent nothing: how many, and the most urgent of them. */
  readonly open: { readonly count: number; readonly units: readonly OpenUnit[] };
}

/** What an area's child did in a month, besides what its counts say. */
export interface Part {
  readonly childId: string;
  readonly medianWaitMs: number | null;
  readonly sums: Answers;
  readonly spread: Spread;
}

type UnitRow = NonNullable<ReturnType<typeof unitsBelow>['row']>;

/** One child of an area, out of the rows of its units. */
export function partOf(childId: string, rows: readonly UnitRow[]): Part {
  const units = rows.map((row) => ({ ...row, sums: JSON.parse(row.sums) as Answers }));
  const waits = units.flatMap(({ median_wait_ms: ms, certified }) => (ms === null ? [] : [[ms, certified] as const]));
  return {
    childId,
    medianWaitMs: middleWait(waits),
    sums: addUp(units.map(({ sums }) => sums)),
    spread: { ...sideBySide(units), waits, open: openOf(units) },
  };
}

/** Several children together. */
export function together(parts: readonly Part[]) {
  const open = parts.map(({ spread }) => spread.open);
  const childOf = new Map(parts.flatMap(({ childId, spread }) => spread.open.units.map(({ id }) => [id, childId])));
  return {
    medianWaitMs: middleWait(parts.flatMap(({ spread }) => spread.waits)),
    sums: addUp(parts.map(({ sums }) => sums)),
    median: middles(parts.map(({ spread }) => spread)),
    open: {
      count: open.reduce((all, { count }) => all + count, 0),
      units: mostUrgent(open.flatMap(({ units }) => units)).map((unit) => ({ ...unit, childId: childOf.get(unit.id) })),
    },
  };
}

const middleWait = (waits: Spread['waits']) => weighedMedian(waits.map(([value, weight]) => ({ value, weight })));

function openOf(rows: readonly Omit<UnitRow, 'sums'>[]): Spread['open'] {
  const open = rows
    .map(({ unit_id: id, entitled, reported, certified, returned, oldest_waiting_at: oldestWaitingAt }) => {
      return { id, entitled, reported, certified, waiting: reported - certified - returned, oldestWaitingAt };
    })
    .filter((unit) => unit.waiting > 0 || unit.oldestWaitingAt !== null || (unit.entitled > 0 && unit.reported === 0));
  return { count: open.length, units: mostUrgent(open) };
}

/**
 * Of those alike the ones that come first by id: names change. Source: our own choice: more than a district has units; whoever
 * follows up more begins further down.
 */
const mostUrgent = (units: readonly OpenUnit[]) =>
  units.toSorted((a, b) => byNeed(a, b) || (a.id < b.id ? -1 : 1)).slice(0, MOST_PLACES);

/** Most to certify first, then who has sent least. */
export const byNeed = (a: OpenUnit, b: OpenUnit) => b.waiting - a.waiting || a.reported - b.reported;
