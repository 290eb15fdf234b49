import type { Figures } from '../../../shared/dashboard/figures.ts';
import { type Db, one } from '../../db/db.ts';
import { areaMonth, areaMonths } from '../../db/queries/area-month.ts';
import { builtMonths, monthsNamed, rosterMoved, unitMonthRows } from '../../db/queries/dashboard.ts';
import { areaFromUnits } from './add-up.ts';
import { figuresFromFacts } from './facts.ts';

export interface Proof {
  readonly faults: readonly string[];
  /** Months that differ because the trail has named them since: the job is about to make them anew. */
  readonly behind: number;
}

/** Makes a unit's figures once more from the facts, and names each that differs. */
export async function proveUnit(db: Db, unitId: string): Promise<Proof> {
  const faults: string[] = [];
  let behind = 0;
  for (const { month, audit_seq: seq } of await db.rows(builtMonths({ unitId }))) {
    const found = await brokenMonth(db, { unitId, month });
    if (found.length === 0) continue;
    if (await namedSince(db, { unitId, month, seq })) behind++;
    else faults.push(...found);
  }
  return { faults, behind };
}

/** Adds an area's figures up once more from those of its units, and names each that differs. */
export async function proveArea(db: Db, areaId: string): Promise<Proof> {
  const faults: string[] = [];
  let behind = 0;
  for (const { month } of await db.rows(areaMonths({ areaId }))) {
    const row = await one(db, areaMonth({ areaId, month }));
    const { spread, sums, madeOf, ...figures } = await areaFromUnits(db, areaId, month);
    const said = row && { ...shown(row), spread: row.spread };
    const found = differing(`area_month ${areaId} ${month}`, said ?? {}, { ...figures, sums, spread }, 'its units');
    if (row?.made_of === madeOf) faults.push(...found);
    else if (found.length > 0) behind++;
  }
  return { faults, behind };
}

/** Asked after the facts were read, so that what came while they were is excused as well. */
async function namedSince(db: Db, { unitId, month, seq }: { unitId: string; month: string; seq: number }) {
  if (await one(db, rosterMoved({ unitId, seq }))) return true;
  return (await db.rows(monthsNamed({ unitId, seq }))).some((named) => named.month === month);
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number];
const rowsOf = (db: Db, of: { unitId: string; month: string }) => db.rows(unitMonthRows(of));

async function brokenMonth(db: Db, of: { unitId: string; month: string }): Promise<string[]> {
  const rows = new Map((await rowsOf(db, of)).map((row) => [row.village_id, row]));
  const facts = await figuresFromFacts(db, of);
  return [...new Set([...rows.keys(), ...facts.keys()])].sort().flatMap((village) => {
    const where = `unit_month ${of.unitId} ${of.month}${village && ` ${village}`}`;
    const [row, figures] = [rows.get(village), facts.get(village)];
    if (row === undefined) return [`${where}: is missing`];
    if (figures === undefined) return [`${where}: the facts know nothing of it`];
    return differing(where, shown(row), textsOf(figures), 'the facts');
  });
}

type Shown = Readonly<Record<string, number | string | null>>;

/** A province's units make a text of 20 KB. */
const told = (value: Shown[string] | undefined) => String(value).slice(0, 200);

function differing(where: string, row: Shown, figures: Shown, by: string): string[] {
  return Object.entries(figures).flatMap(([name, value]) =>
    row[name] === value ? [] : [`${where}: ${name} is ${told(row[name])}, ${by} say ${told(value)}`],
  );
}

function shown(row: Omit<Row, 'unit_id' | 'village_id' | 'audit_seq'>): Shown {
  return {
    entitled: row.entitled,
    reported: row.reported,
    onTime: row.on_time,
    certified: row.certified,
    returned: row.returned,
    flagged: row.flagged,
    oldestWaitingAt: row.oldest_waiting_at,
    medianWaitMs: row.median_wait_ms,
    sums: row.sums,
  };
}

function textsOf({ sums, ...counts }: Figures): Shown {
  return { ...counts, sums: JSON.stringify(sums) };
}
