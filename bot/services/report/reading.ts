import type { Month } from '../../../shared/calendar/months.ts';
import type { Answers } from '../../../shared/report/answers.ts';
import { type Db, one } from '../../db/db.ts';
import { currentOfMonth, reportsAround, reportsOf } from '../../db/queries/report.ts';

/** A report on file with its current version, as the queries answer it. */
export type ReportRow = Awaited<ReturnType<typeof readReports>>[number];

/** How many reports facts look at: a year and the month itself, which covers hints, medians and streaks. */
export const MONTHS_LOOKED_AT = 13;

/** A person's reports from all units that she was in, newest month first. */
export async function readReports(db: Db, personId: string, unitIds: readonly string[]) {
  const perUnit = await Promise.all(
    unitIds.map((unitId) => db.rows(reportsOf({ unitId, personId, limit: MONTHS_LOOKED_AT }))),
  );
  return perUnit
    .flat()
    .map((row) => ({ ...row, answers: JSON.parse(row.answers) as Answers, flags: JSON.parse(row.flags) as string[] }))
    .sort((a, b) => (a.month < b.month ? 1 : -1));
}

interface Filed {
  readonly filed_by: string;
  readonly filer_name: string | null;
}

/** Who filed it for her; null: she herself. */
export function filedFor({ filed_by, filer_name }: Filed, personId: string): string | null {
  return filed_by === personId ? null : (filer_name ?? '');
}

/** The same as far as a report of `month` is judged by them: numbers and times of the nearest months alone. */
export async function readAround(db: Db, personId: string, unitIds: readonly string[], month: Month) {
  const perUnit = await Promise.all(
    unitIds.map((unitId) => db.rows(reportsAround({ unitId, personId, month, limit: MONTHS_LOOKED_AT }))),
  );
  return perUnit
    .flat()
    .map((row) => ({ ...row, answers: row.answers === null ? null : (JSON.parse(row.answers) as Answers) }))
    .sort((a, b) => (a.month < b.month ? 1 : -1));
}

/** Her report of a month, with its current version. */
export async function readCurrent(db: Db, personId: string, unitId: string, month: Month) {
  const row = await one(db, currentOfMonth({ unitId, personId, month }));
  return row && { ...row, answers: JSON.parse(row.answers) as Answers };
}
