import { type MonthWindow, windowOf } from '../../../shared/calendar/deadlines.ts';
import type { Month } from '../../../shared/calendar/months.ts';
import type { Answers } from '../../../shared/report/answers.ts';
import type { FormDefinition } from '../../../shared/report/form.ts';
import { parseFormDefinition } from '../../../shared/report/schema.ts';
import { type Db, one } from '../../db/db.ts';
import { calendarRows, formDefinition, formUses } from '../../db/queries/calendar.ts';
import { reportsOf } from '../../db/queries/report.ts';

/** A report on file with its current version, as the queries answer it. */
export type ReportRow = Awaited<ReturnType<typeof readReports>>[number];

/** How many reports facts look at: a year and the month itself, which covers hints, medians and streaks. */
const REPORTS = 13;

/** A person's reports from all units that she was in, newest month first. */
export async function readReports(db: Db, personId: string, unitIds: readonly string[]) {
  const perUnit = await Promise.all(unitIds.map((unitId) => db.rows(reportsOf({ unitId, personId, limit: REPORTS }))));
  return perUnit
    .flat()
    .map((row) => ({ ...row, answers: JSON.parse(row.answers) as Answers, flags: JSON.parse(row.flags) as string[] }))
    .sort((a, b) => (a.month < b.month ? 1 : -1));
}

/** Reporting windows of a unit: the default of shared/calendar, corrected column by column by the nearest area. */
export async function readWindows(db: Db, unitId: string, months: readonly Month[]): Promise<MonthWindow[]> {
  const sorted = [...months].sort();
  const fromMonth = sorted[0];
  const toMonth = sorted.at(-1);
  if (!fromMonth || !toMonth) return [];
  const rows = await db.rows(calendarRows({ areaId: unitId, fromMonth, toMonth }));
  return months.map((month) => {
    const own = rows.filter((row) => row.month === month);
    const nearest = (column: 'opens_at' | 'due_at' | 'review_due_at' | 'closes_at') =>
      own.find((row) => row[column] !== null)?.[column] ?? null;
    const override = {
      opensAt: nearest('opens_at'),
      dueAt: nearest('due_at'),
      reviewDueAt: nearest('review_due_at'),
      closesAt: nearest('closes_at'),
    };
    return windowOf(month, Object.fromEntries(Object.entries(override).filter(([, value]) => value !== null)));
  });
}

/** Which form a unit uses in which month. A version never changes once it is on file, so definitions are kept in memory. */
export class Forms {
  readonly #definitions = new Map<string, FormDefinition>();

  /** The form of the nearest area that has one in force in that month. */
  async ofUnit(db: Db, unitId: string): Promise<(month: Month) => FormDefinition> {
    const uses = await db.rows(formUses({ areaId: unitId }));
    await Promise.all(uses.map((use) => this.#load(db, use.version)));
    return (month) => {
      const use = uses.find((row) => row.from_month <= month) ?? uses.at(-1);
      const form = use && this.#definitions.get(use.version);
      if (!form) throw new Error(`no form for unit ${unitId} in ${month}`);
      return form;
    };
  }

  async #load(db: Db, version: string): Promise<void> {
    if (this.#definitions.has(version)) return;
    const row = await one(db, formDefinition({ version }));
    if (!row) throw new Error(`form ${version} is not on file`);
    // After a start many turns ask at once, and checking a form takes as long as ten turns.
    if (this.#definitions.has(version)) return;
    this.#definitions.set(version, parseFormDefinition(JSON.parse(row.definition)));
  }
}
