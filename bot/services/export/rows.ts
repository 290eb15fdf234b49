import { addMonths, type Month } from '../../../shared/calendar/months.ts';
import type { Answers } from '../../../shared/report/answers.ts';
import type { Db } from '../../db/db.ts';
import { reportsToExport, unitsBelow } from '../../db/queries/export.ts';
import type { Cell } from '../profile/csv.ts';
import { filedFor } from '../report/reading.ts';
import type { ExportColumns } from './columns.ts';

export interface ExportRequest {
  readonly areaId: string;
  readonly from: Month;
  readonly to: Month;
  /** Only what comes after this row. */
  readonly after: Cursor | null;
}

/** Where a row stands: rows go by unit, month and report. */
export interface Cursor {
  readonly unitId: string;
  readonly month: Month;
  readonly reportId: string;
}

const UNITS = 200;

const cursorText = ({ unitId, month, reportId }: Cursor): string => `${unitId}/${month}/${reportId}`;

export function cursorFrom(text: string): Cursor | null {
  const [, unitId, month, reportId] = /^([^/]+)\/(\d{4}-\d{2})\/([^/]+)$/.exec(text) ?? [];
  return unitId && month && reportId ? { unitId, month, reportId } : null;
}

/** Whether a row can be one of these: behind one of another export would come what does not follow it. */
export async function isWithin(db: Db, { areaId, from, to }: ExportRequest, row: Cursor): Promise<boolean> {
  if (row.month < from || row.month > to) return false;
  const [first] = await db.rows(unitsBelow({ areaId, after: row.unitId, limit: 1 }));
  return first?.id === row.unitId;
}

type Unit = NonNullable<ReturnType<typeof unitsBelow>['row']>;
type Row = NonNullable<ReturnType<typeof reportsToExport>['row']>;

/** A report with all that an export tells of it. Its answers stay the text that they are kept as until somebody reads them. */
export interface ExportRow {
  readonly unit: Unit;
  readonly month: Month;
  readonly row: Row;
}

/** Reports of an area and some months, a unit's month at a time: memory does not grow with their number. */
export async function* exportRows(db: Db, request: ExportRequest): AsyncGenerator<ExportRow[]> {
  for await (const unit of unitsOf(db, request.areaId, request.after?.unitId ?? '')) yield* unitRows(db, unit, request);
}

export async function hasRows(db: Db, request: ExportRequest): Promise<boolean> {
  const { done } = await exportRows(db, request).next();
  return !done;
}

async function* unitRows(db: Db, unit: Unit, { from, to, after }: ExportRequest): AsyncGenerator<ExportRow[]> {
  const begun = after?.unitId === unit.id ? after : null;
  for (const month of monthsOf(begun && begun.month > from ? begun.month : from, to)) {
    const behind = begun?.month === month ? begun.reportId : '';
    const rows = (await db.rows(reportsToExport({ unitId: unit.id, month }))).filter(({ id }) => id > behind);
    if (rows.length > 0) yield rows.sort((a, b) => (a.id < b.id ? -1 : 1)).map((row) => ({ unit, month, row }));
  }
}

async function* unitsOf(db: Db, areaId: string, from: string): AsyncGenerator<Unit> {
  for (let first: string | undefined = from; first !== undefined; ) {
    const units: Unit[] = await db.rows(unitsBelow({ areaId, after: first, limit: UNITS + 1 }));
    yield* units.slice(0, UNITS);
    first = units[UNITS]?.id;
  }
}

function monthsOf(from: Month, to: Month): Month[] {
  const months: Month[] = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
}

const instantOf = (ms: number) => new Date(ms).toISOString();

/** What stands in each of an export's own columns. */
const OWN: Readonly<Record<ExportColumns['own'][number], (one: ExportRow) => Cell>> = {
  row: ({ unit, month, row }) => cursorText({ unitId: unit.id, month, reportId: row.id }),
  province: ({ unit }) => unit.province ?? '',
  district: ({ unit }) => unit.district ?? '',
  unit: ({ unit }) => unit.name,
  village: ({ row }) => row.village_name ?? '',
  name: ({ row }) => `${row.given_name} ${row.family_name}`,
  month: ({ month }) => month,
  number: ({ row }) => row.number,
  state: ({ row }) => row.state,
  version: ({ row }) => row.version,
  onTime: ({ row }) => row.on_time,
  submittedAt: ({ row }) => instantOf(row.submitted_at),
  certifiedAt: ({ row }) => (row.certified_at === null ? '' : instantOf(row.certified_at)),
  channel: ({ row }) => row.channel,
  filedByOther: ({ row }) => (row.filed_by === row.person_id ? 0 : 1),
  filedBy: ({ row }) => filedFor(row, row.person_id) ?? '',
  flags: ({ row }) => (row.flags === '[]' ? '' : (JSON.parse(row.flags) as string[]).join(' ')),
  formVersion: ({ row }) => row.form_version,
};

export const ownCells = ({ own }: ExportColumns, one: ExportRow): Cell[] => own.map((column) => OWN[column](one));

/** A row's cells in the order of the columns. */
export function cellsOf(columns: ExportColumns, one: ExportRow): Cell[] {
  const answers = JSON.parse(one.row.answers) as Answers;
  return [...ownCells(columns, one), ...columns.items.map(({ code }) => answers[code] ?? '')];
}
