import { type Problem, problem } from '../../../shared/api/problems.ts';
import { monthState, windowOf } from '../../../shared/calendar/deadlines.ts';
import type { Month } from '../../../shared/calendar/months.ts';
import { missingItems } from '../../../shared/report/answers.ts';
import { type Db, one } from '../../db/db.ts';
import { versionOfSubmission } from '../../db/queries/report.ts';
import { type Member, unitsOf, volunteerIn } from '../people/membership.ts';
import { readReports } from './reading.ts';
import type { RuleBook } from './rule-book.ts';
import type { SubmitFacts, SubmitReceipt } from './submit.ts';

/** Everything that `submit` judges by, for one volunteer and month. */
export async function loadSubmitFacts(
  db: Db,
  rules: RuleBook,
  member: Member,
  month: Month,
  submissionId: string,
  now: number,
): Promise<SubmitFacts | Problem> {
  const home = volunteerIn(member, month);
  if (!home) return isOpen(month, now) ? problem('not-assigned', { month }) : problem('month-closed');
  const unitId = home.area_id;
  const [area, reports, prior] = await Promise.all([
    rules.of(db, unitId),
    readReports(db, member.id, unitsOf(member)),
    one(db, versionOfSubmission({ unitId, submissionId })),
  ]);
  const form = area.formOf(month);
  const report = reports.find((row) => row.month === month) ?? null;
  return {
    now,
    unitId,
    personId: member.id,
    window: area.windowOf(month),
    form,
    households: home.households,
    report,
    prior: prior && (await priorOf(db, rules, prior, member)),
    monthsOnTime: reports.map((row) => ({ month: row.month, onTime: row.on_time === 1, withdrawn: false })),
    history: reports
      .filter((row) => row.month < month)
      .slice(0, 6)
      .map((row) => row.answers),
  };
}

/** By the default calendar, for a month in which she belonged to no unit. */
function isOpen(month: Month, now: number): boolean {
  const state = monthState(windowOf(month), now);
  return state === 'open' || state === 'late';
}

interface PriorRow {
  readonly version: number;
  readonly content_hash: string;
  readonly form_version: string;
  readonly flags: string;
  readonly answers: string;
  readonly submitted_at: number;
  readonly person_id: string;
  readonly number: string;
  readonly month: string;
  readonly points: number;
}

async function priorOf(db: Db, rules: RuleBook, row: PriorRow, member: Member): Promise<SubmitFacts['prior']> {
  if (row.person_id !== member.id) return 'of-another';
  return { contentHash: row.content_hash, receipt: await receiptOf(db, rules, row) };
}

type Receipted = Pick<
  PriorRow,
  'version' | 'form_version' | 'flags' | 'answers' | 'submitted_at' | 'number' | 'month' | 'points'
>;

/** The receipt of a version on file, the same as on the day it was sent: what is missing is judged by the form of then. */
export async function receiptOf(db: Db, rules: RuleBook, row: Receipted): Promise<SubmitReceipt> {
  const form = await rules.form(db, row.form_version);
  return {
    number: row.number,
    month: row.month,
    version: row.version,
    submittedAt: row.submitted_at,
    missing: form ? missingItems(form, JSON.parse(row.answers)) : [],
    flags: JSON.parse(row.flags),
    pendingPoints: row.points,
  };
}
