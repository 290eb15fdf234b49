import { type Problem, problem } from '../../../shared/api/problems.ts';
import type { Month } from '../../../shared/calendar/months.ts';
import { missingItems } from '../../../shared/report/answers.ts';
import { type Db, one } from '../../db/db.ts';
import { versionOfSubmission } from '../../db/queries/report.ts';
import { type Member, unitsOf, volunteerIn } from '../people/membership.ts';
import { readReports } from './reading.ts';
import type { RuleBook } from './rule-book.ts';
import type { PriorSubmission, SubmitFacts } from './submit.ts';

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
  if (!home) return problem('not-assigned', { month });
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
    prior: prior && priorOf(prior, form),
    monthsOnTime: reports.map((row) => ({ month: row.month, onTime: row.on_time === 1, withdrawn: false })),
    history: reports
      .filter((row) => row.month < month)
      .slice(0, 6)
      .map((row) => row.answers),
  };
}

type PriorRow = {
  version: number;
  content_hash: string;
  flags: string;
  answers: string;
  submitted_at: number;
  number: string;
  month: string;
  points: number;
};

function priorOf(row: PriorRow, form: SubmitFacts['form']): PriorSubmission {
  return {
    contentHash: row.content_hash,
    receipt: {
      number: row.number,
      month: row.month,
      version: row.version,
      submittedAt: row.submitted_at,
      missing: missingItems(form, JSON.parse(row.answers)),
      flags: JSON.parse(row.flags),
      pendingPoints: row.points,
    },
  };
}
