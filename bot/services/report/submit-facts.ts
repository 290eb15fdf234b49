import { type Problem, problem } from '../../../shared/api/problems.ts';
import { monthState, windowOf } from '../../../shared/calendar/deadlines.ts';
import { addMonths, type Month } from '../../../shared/calendar/months.ts';
import { missingItems } from '../../../shared/report/answers.ts';
import { isOwnFlag } from '../../../shared/report/flags.ts';
import { type Db, one } from '../../db/db.ts';
import { versionOfSubmission } from '../../db/queries/report.ts';
import { lastFiledAt } from '../../db/queries/review.ts';
import { type Member, unitsOf, volunteerIn } from '../people/membership.ts';
import { menuFactsAt, windowsFor } from '../people/menu-of.ts';
import { type Around, readAround, readCurrent } from './reading.ts';
import type { RuleBook } from './rule-book.ts';
import type { SubmitFacts, SubmitReceipt } from './submit.ts';
import { laneOfFiler } from './tell-filer.ts';

/** Everything that `submit` judges by, for one volunteer and month. @param filedBy whoever files it for her, if not herself */
export async function loadSubmitFacts(
  db: Db,
  rules: RuleBook,
  member: Member,
  month: Month,
  submissionId: string,
  now: number,
  filedBy: string = member.id,
): Promise<SubmitFacts | Problem> {
  const home = volunteerIn(member, month);
  const units = unitsOf(member);
  const [reports, known] = await Promise.all([
    readAround(db, rules, member.id, units, month),
    findSubmission(db, units, submissionId, member),
  ]);
  // A report stays where it lies, whatever the roster says of that month since: she has one, and its receipt is for ever.
  const lies = reports.find((row) => row.month === month)?.unit_id;
  const unitId = lies ?? home?.area_id;
  if (unitId === undefined) return nowhere(month, now, known !== null);
  const report = lies === undefined ? null : await readCurrent(db, member.id, lies, month);
  // The report that lies there may be this very submission, stored by another try of hers since it was looked for.
  const prior = known ?? (report && (await findSubmission(db, units, submissionId, member)));
  const area = await rules.of(db, unitId);
  const { assignments } = member;
  const holder = { assignments, reports: new Map(reports.map((row) => [row.month, row.state])) };
  return {
    now,
    unitId,
    villageId: home?.village_id ?? null,
    personId: member.id,
    isAssigned: home !== null,
    window: area.windowOf(month),
    form: area.formOf(month),
    households: home?.households ?? null,
    report,
    prior: prior && (await priorOf(db, rules, prior, member)),
    monthsOnTime: reports.map((row) => ({ month: row.month, onTime: row.on_time === 1, withdrawn: false })),
    history: reports
      .filter((row) => row.month < month)
      .map((row) => row.answers)
      .filter((answers) => answers !== null)
      .slice(0, 6),
    before: [answersOf(reports, addMonths(month, -1)), answersOf(reports, addMonths(month, -2))],
    lastFiledAt: await lastFiled(db, reports, { unitId, month, personId: member.id, filedBy }),
    filerLane:
      report?.state === 'returned' && report.filed_by !== member.id ? await laneOfFiler(db, report.filed_by) : null,
    menu: menuFactsAt(holder, await windowsFor(db, rules, holder, now), now),
  };
}

const answersOf = (reports: readonly Around[], month: Month) =>
  reports.find((row) => row.month === month)?.answers ?? null;

/** Of her own it is known already; whoever files for others is asked for in this unit's month. */
async function lastFiled(
  db: Db,
  reports: readonly Around[],
  asked: { unitId: string; month: Month; personId: string; filedBy: string },
): Promise<number | null> {
  if (asked.filedBy !== asked.personId) return (await one(db, lastFiledAt(asked)))?.at ?? null;
  const own = reports.flatMap((row) => (row.month === asked.month ? [] : (row.filedAt ?? [])));
  return own.length === 0 ? null : Math.max(...own);
}

/** The version that a submission made in any unit of hers; her own before one that bears its id by chance. */
export async function findSubmission(db: Db, units: readonly string[], submissionId: string, { id }: Member) {
  const found = await Promise.all(units.map((unitId) => one(db, versionOfSubmission({ unitId, submissionId }))));
  const known = found.filter((row) => row !== null);
  return known.find((row) => row.person_id === id) ?? known[0] ?? null;
}

/** Of a month in which she belongs to no unit and has no report. */
function nowhere(month: Month, now: number, isKnown: boolean): Problem {
  if (isKnown) return problem('submission-conflict');
  return isOpen(month, now) ? problem('not-assigned', { month }) : problem('month-closed');
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
    flags: (JSON.parse(row.flags) as string[]).filter(isOwnFlag),
    pendingPoints: row.points,
  };
}
