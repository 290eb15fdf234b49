import { v7 as uuid } from 'uuid';
import type { Db } from '../../../bot/db/db.ts';
import { replan } from '../../../bot/db/replan.ts';
import type { Statement } from '../../../bot/db/statement.ts';
import { sha256 } from '../../../bot/keys.ts';
import type { Member } from '../../../bot/services/people/membership.ts';
import type { RuleBook } from '../../../bot/services/report/rule-book.ts';
import { submit } from '../../../bot/services/report/submit.ts';
import { loadSubmitFacts } from '../../../bot/services/report/submit-facts.ts';
import { isProblem } from '../../../shared/api/problems.ts';
import { type Month, startOfMonth } from '../../../shared/calendar/months.ts';
import { ANSWERS } from './answers.ts';

const DAY = 24 * 3_600_000;

/** Plans and commits a member's first report of a month, as a door does. */
export function sendReport(db: Db, rules: RuleBook, member: Member, month: Month): Promise<unknown> {
  return replan(db, async () => ({ statements: await planReport(db, rules, member, month) }));
}

/** The statements of it. @throws when the verb refuses */
export async function planReport(db: Db, rules: RuleBook, member: Member, month: Month): Promise<readonly Statement[]> {
  const submissionId = uuid();
  const facts = await loadSubmitFacts(db, rules, member, month, submissionId, startOfMonth(month) + 20 * DAY);
  if (isProblem(facts)) throw new Error(facts.problem);
  const planned = submit(facts, {
    submissionId,
    month,
    formVersion: facts.form.version,
    answers: ANSWERS,
    contentHash: await sha256(JSON.stringify([month, ANSWERS])),
    basedOn: null,
    reason: null,
    channel: 'chat',
    filedBy: member.id,
    newReportId: uuid(),
    errand: null,
  });
  if (isProblem(planned)) throw new Error(planned.problem);
  return planned.statements;
}
