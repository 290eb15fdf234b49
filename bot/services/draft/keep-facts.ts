import { type Problem, problem } from '../../../shared/api/problems.ts';
import type { Month } from '../../../shared/calendar/months.ts';
import { type Db, one } from '../../db/db.ts';
import { versionOfSubmission } from '../../db/queries/report.ts';
import { type Member, volunteerIn } from '../people/membership.ts';
import type { RuleBook } from '../report/rule-book.ts';
import type { KeepDraftFacts } from './keep.ts';
import { readDrafts } from './reading.ts';

export interface KeepDraftAsk {
  readonly lane: string;
  readonly member: Member;
  readonly month: Month;
  readonly submissionId: string | null;
  readonly now: number;
}

/** Everything that `keepDraft` judges by. */
export async function loadKeepDraftFacts(
  db: Db,
  rules: RuleBook,
  { lane, member, month, submissionId, now }: KeepDraftAsk,
): Promise<KeepDraftFacts | Problem> {
  const home = volunteerIn(member, month);
  if (!home) return problem('not-assigned', { month });
  const unitId = home.area_id;
  const [area, drafts, sent] = await Promise.all([
    rules.of(db, unitId),
    readDrafts(db, lane),
    submissionId === null ? null : one(db, versionOfSubmission({ unitId, submissionId })),
  ]);
  return {
    now,
    lane,
    window: area.windowOf(month),
    form: area.formOf(month),
    current: drafts.find((draft) => draft.month === month) ?? null,
    sent: sent !== null,
  };
}
