import type { Month } from '../../../shared/calendar/months.ts';
import { addMonths } from '../../../shared/calendar/months.ts';
import { grossOf, type Money } from '../../../shared/evidence/amounts.ts';
import { numbered } from '../../../shared/evidence/roster-order.ts';
import {
  isoOf,
  type LeftFact,
  type PersonFact,
  type ReportFact,
  type Snapshot,
} from '../../../shared/evidence/snapshot.ts';
import { type Db, one } from '../../db/db.ts';
import { areasUpwards } from '../../db/queries/directory.ts';
import {
  endedWith,
  eventsOfMonth,
  reportsOfMonth,
  rosterOfMonth,
  unitCode,
  versionsOfMonth,
} from '../../db/queries/evidence.ts';
import { lenderOf } from '../audit.ts';
import { namesOf } from '../people/names-of.ts';
import { type EventRow, type Lenders, nameOf, type ReportRow, reportFactOf, type VersionRow } from './report-facts.ts';

export interface SnapshotRequest {
  readonly unitId: string;
  readonly month: Month;
  /** Nothing that came later is in it. */
  readonly cutOffAt: number;
  readonly money: MoneyWish | null;
  /** How far events are read, where it is not to the cut-off: to see whether anything has changed since. */
  readonly until?: number;
}

/** Which money the pack shows; gross comes from the dated table. */
export interface MoneyWish {
  readonly deduction: number | null;
}

/**
 * What the unit's month was at an instant. Reports are read as of then, by their versions and events, which are only ever
 * added to; the roster has no such memory, so what it said stays in the pack that was made of it.
 */
export async function readSnapshot(
  db: Db,
  { unitId, month, cutOffAt, money, until = cutOffAt }: SnapshotRequest,
): Promise<Snapshot> {
  const where = { unitId, month };
  const [roster, ended, reports, versions, events, above, code] = await Promise.all([
    db.rows(rosterOfMonth(where)),
    db.rows(endedWith({ unitId, month: addMonths(month, -1) })),
    db.rows(reportsOfMonth(where)),
    db.rows(versionsOfMonth({ ...where, until })),
    db.rows(eventsOfMonth({ ...where, until })),
    db.rows(areasUpwards({ areaId: unitId })),
    one(db, unitCode(where)),
  ]);
  const lenders = await namesOf(
    db,
    events.map(lenderOf).filter((id) => id !== null),
  );
  const filed = await reportsAt({ reports, versions, events, month, lenders });
  const onRoster = new Set(roster.map(({ id }) => id));
  const people = [
    ...roster.map((row) => personOf(row, month, filed.get(row.id) ?? null)),
    ...reports.filter((row) => !onRoster.has(row.person_id)).flatMap((row) => strangerOf(row, filed)),
  ];
  const named = (kind: string) => above.find((area) => area.kind === kind)?.name ?? null;
  return {
    unit: {
      id: unitId,
      name: named('unit') ?? '',
      code: code?.code ?? null,
      district: named('district'),
      province: named('province'),
    },
    month,
    cutOffAt: isoOf(cutOffAt),
    money: money && moneyFor(month, money),
    people: numbered(people),
    left: ended
      .filter(({ id }) => !onRoster.has(id))
      .map(leftOf)
      .sort(byName),
  };
}

const moneyFor = (month: Month, { deduction }: MoneyWish): Money => ({ gross: grossOf(month), deduction });

interface Rows {
  readonly reports: readonly ReportRow[];
  readonly versions: readonly VersionRow[];
  readonly events: readonly EventRow[];
  readonly month: Month;
  readonly lenders: Lenders;
}

/** By person: each report that had come by the cut-off. */
async function reportsAt({ reports, versions, events, month, lenders }: Rows): Promise<Map<string, ReportFact>> {
  const versionsBy = Map.groupBy(versions, ({ report_id }) => report_id);
  const eventsBy = Map.groupBy(events, ({ report_id }) => report_id);
  const facts = await Promise.all(
    reports.map(async (row) => {
      const version = versionsBy.get(row.id)?.at(-1);
      const fact = version && (await reportFactOf(month, row, version, eventsBy.get(row.id) ?? [], lenders));
      return fact ? ([row.person_id, fact] as const) : null;
    }),
  );
  return new Map(facts.filter((fact) => fact !== null));
}

type RosterRow = NonNullable<ReturnType<typeof rosterOfMonth>['row']>;

function personOf(row: RosterRow, month: Month, report: ReportFact | null): PersonFact {
  return {
    id: row.id,
    name: nameOf(row),
    village: row.village_name,
    standing: row.standing,
    orderNo: row.order_no,
    endReason: row.to_month === month ? (row.end_reason ?? '') : null,
    onRoster: true,
    report,
  };
}

/** Who reported here and is not on the month's roster any more: taken off, or moved back in time. */
function strangerOf(row: ReportRow, filed: ReadonlyMap<string, ReportFact>): PersonFact[] {
  const report = filed.get(row.person_id);
  if (!report) return [];
  const nothing = { standing: null, orderNo: null, endReason: null, onRoster: false } as const;
  return [{ id: row.person_id, name: nameOf(row), village: row.village_name, ...nothing, report }];
}

type EndedRow = NonNullable<ReturnType<typeof endedWith>['row']>;

const leftOf = (row: EndedRow): LeftFact => ({ name: nameOf(row), village: row.village_name, reason: row.end_reason });
const byName = (a: LeftFact, b: LeftFact): number => (a.name < b.name ? -1 : 1);
