import { type Problem, problem } from '../../../shared/api/problems.ts';
import type { Month } from '../../../shared/calendar/months.ts';
import type { Db } from '../../db/db.ts';
import { type Member, unitsOf, volunteerIn } from '../people/membership.ts';
import type { RuleBook } from '../report/rule-book.ts';
import { findSubmission } from '../report/submit-facts.ts';
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
    isSent(db, member, submissionId),
  ]);
  return {
    now,
    lane,
    window: area.windowOf(month),
    form: area.formOf(month),
    current: drafts.find((draft) => draft.month === month) ?? null,
    sent,
  };
}

/** Has this become a report? */
export async function isSent(db: Db, member: Member, submissionId: string | null): Promise<boolean> {
  return submissionId !== null && (await findSubmission(db, unitsOf(member), submissionId, member)) !== null;
}
