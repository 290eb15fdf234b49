import { type MonthWindow, monthState } from '../../../shared/calendar/deadlines.ts';
import { addMonths, type Month, monthAt } from '../../../shared/calendar/months.ts';
import type { FormDefinition } from '../../../shared/report/form.ts';
import type { Db } from '../../db/db.ts';
import { type Member, volunteerIn } from '../people/membership.ts';
import type { ReportRow } from './reading.ts';
import type { RuleBook } from './rule-book.ts';

/** A month as she may report it: when, on which form, and what is on file. */
export interface ReportMonth {
  readonly window: MonthWindow;
  readonly form: FormDefinition;
  readonly report: ReportRow | null;
  /** Her reports of earlier months, newest first. */
  readonly earlier: readonly ReportRow[];
}

/** Those of the months in which she was a volunteer, oldest first. */
export async function readMonths(
  db: Db,
  rules: RuleBook,
  member: Member,
  reports: readonly ReportRow[],
  months: ReadonlySet<Month>,
): Promise<ReportMonth[]> {
  const read: ReportMonth[] = [];
  for (const month of [...months].sort()) {
    const home = volunteerIn(member, month);
    if (!home) continue;
    // The rule book knows an area for seconds: asking for each month costs one look.
    const area = await rules.of(db, home.area_id);
    read.push({
      window: area.windowOf(month),
      form: area.formOf(month),
      report: reports.find((row) => row.month === month) ?? null,
      earlier: reports.filter((row) => row.month < month),
    });
  }
  return read;
}

/** The months that take a report now: last month while it does, this month, and any that was sent back. */
export async function readOpenMonths(
  db: Db,
  rules: RuleBook,
  member: Member,
  reports: readonly ReportRow[],
  now: number,
): Promise<ReportMonth[]> {
  const current = monthAt(now);
  const returned = reports.filter(({ state }) => state === 'returned').map(({ month }) => month);
  const months = await readMonths(db, rules, member, reports, new Set([...returned, addMonths(current, -1), current]));
  return months.filter(({ window }) => ['open', 'late'].includes(monthState(window, now)));
}
