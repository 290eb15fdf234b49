import { addMonths, type Month } from '../../../shared/calendar/months.ts';
import type { Answers } from '../../../shared/report/answers.ts';
import type { Db } from '../../db/db.ts';
import { reportsToExport, unitsBelow } from '../../db/queries/export.ts';
import type { Cell } from '../profile/csv.ts';
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

export const cursorText = ({ unitId, month, reportId }: Cursor): string => `${unitId}/${month}/${reportId}`;

export function cursorFrom(text: string): Cursor | null {
  const [, unitId, month, reportId] = /^([^/]+)\/(\d{4}-\d{2})\/([^/]+)$/.exec(text) ?? [];
  return unitId && month && reportId ? { unitId, month, reportId } : null;
}

type Unit = NonNullable<ReturnType<typeof unitsBelow>['row']>;
type Row = NonNullable<ReturnType<typeof reportsToExport>['row']>;

/** A report with all that an export tells of it. */
export interface ExportRow {
  readonly own: Readonly<Record<ExportColumns['own'][number], Cell>>;
  readonly answers: Answers;
}

/** Reports of an area and some months, a unit's month at a time: memory does not grow with their number. */
export async function* exportRows(db: Db, request: ExportRequest): AsyncGenerator<ExportRow[]> {
  for await (const unit of unitsOf(db, request.areaId, request.after?.unitId ?? '')) yield* unitRows(db, unit, request);
}

async function* unitRows(db: Db, unit: Unit, { from, to, after }: ExportRequest): AsyncGenerator<ExportRow[]> {
  const begun = after?.unitId === unit.id ? after : null;
  for (const month of monthsOf(begun && begun.month > from ? begun.month : from, to)) {
    const behind = begun?.month === month ? begun.reportId : '';
    const rows = await db.rows(reportsToExport({ unitId: unit.id, month, after: behind }));
    if (rows.length > 0) yield rows.map((row) => exportRow(unit, month, row));
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

function exportRow(unit: Unit, month: Month, row: Row): ExportRow {
  return {
    own: {
      row: cursorText({ unitId: unit.id, month, reportId: row.id }),
      province: unit.province ?? '',
      district: unit.district ?? '',
      unit: unit.name,
      village: row.village_name ?? '',
      name: `${row.given_name} ${row.family_name}`,
      month,
      number: row.number,
      state: row.state,
      version: row.version,
      onTime: row.on_time,
      submittedAt: instantOf(row.submitted_at),
      certifiedAt: row.certified_at === null ? '' : instantOf(row.certified_at),
      channel: row.channel,
      filedByOther: row.filed_by === row.person_id ? 0 : 1,
      flags: (JSON.parse(row.flags) as string[]).join(' '),
      formVersion: row.form_version,
    },
    answers: JSON.parse(row.answers) as Answers,
  };
}

const instantOf = (ms: number) => new Date(ms).toISOString();

/** A row's cells in the order of the columns. */
export function cellsOf({ own, items }: ExportColumns, row: ExportRow): Cell[] {
  return [...own.map((column) => row.own[column]), ...items.map(({ code }) => row.answers[code] ?? '')];
}
