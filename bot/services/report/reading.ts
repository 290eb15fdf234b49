import type { Month } from '../../../shared/calendar/months.ts';
import type { Answers } from '../../../shared/report/answers.ts';
import { answersIn, formVersionOf } from '../../../shared/report/numbers.ts';
import { type Db, one } from '../../db/db.ts';
import { currentOfMonth, reportsAround, reportsOf } from '../../db/queries/report.ts';
import type { RuleBook } from './rule-book.ts';

/** A report on file with its current version, as the queries answer it. */
export type ReportRow = Awaited<ReturnType<typeof readReports>>[number];

type AroundRow = NonNullable<ReturnType<typeof reportsAround>['row']>;

/** What a report is judged by of another one of hers. */
export interface Around extends Pick<AroundRow, 'unit_id' | 'month' | 'state' | 'on_time'> {
  /** Null: of a month too far away. */
  readonly answers: Answers | null;
  /** When she sent it herself; null: somebody else did. */
  readonly filedAt: number | null;
}

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

/** The same as far as a report of `month` is judged by them: numbers of the nearest months, and when she herself sent them. */
export async function readAround(
  db: Db,
  rules: RuleBook,
  personId: string,
  unitIds: readonly string[],
  month: Month,
): Promise<Around[]> {
  const perUnit = await Promise.all(
    unitIds.map((unitId) => db.rows(reportsAround({ unitId, personId, month, limit: MONTHS_LOOKED_AT }))),
  );
  const around = perUnit.flat().map(async (row) => ({
    ...row,
    answers: await answersOfRow(db, rules, row),
    filedAt: row.numbers === null && row.filed_by === personId ? row.submitted_at : row.filed_at,
  }));
  return (await Promise.all(around)).sort((a, b) => (a.month < b.month ? 1 : -1));
}

async function answersOfRow(db: Db, rules: RuleBook, { numbers, answers }: AroundRow): Promise<Answers | null> {
  if (numbers === null) return answers === null ? null : JSON.parse(answers);
  const form = await rules.form(db, formVersionOf(numbers));
  return form && answersIn(form, numbers);
}

/** Her report of a month, with its current version. */
export async function readCurrent(db: Db, personId: string, unitId: string, month: Month) {
  const row = await one(db, currentOfMonth({ unitId, personId, month }));
  return row && { ...row, answers: JSON.parse(row.answers) as Answers };
}
