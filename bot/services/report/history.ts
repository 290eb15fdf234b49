import type { Month } from '../../../shared/calendar/months.ts';
import { type Db, one } from '../../db/db.ts';
import { attachmentsOf } from '../../db/queries/attachment.ts';
import { reportOfMonth, reportsBefore } from '../../db/queries/report.ts';
import { reviewedEvents, reviewedVersions } from '../../db/queries/review.ts';
import { lenderOf } from '../audit.ts';
import { type Member, unitsOf } from '../people/membership.ts';
import { namesOf } from '../people/names-of.ts';

/** Behind every month. */
export const FROM_THE_NEWEST = '9999-99';

/** Her reports of the months before one, newest first, from all units that she was in. */
export async function readReportsBefore(db: Db, member: Member, month: Month, limit: number) {
  const perUnit = await Promise.all(
    unitsOf(member).map((unitId) => db.rows(reportsBefore({ unitId, personId: member.id, month, limit }))),
  );
  return perUnit
    .flat()
    .sort((a, b) => (a.month < b.month ? 1 : -1))
    .slice(0, limit);
}

/** Her report of a month, wherever it lies; null when there is none. */
export async function findReport(db: Db, member: Member, month: Month) {
  const found = await Promise.all(
    unitsOf(member).map((unitId) => one(db, reportOfMonth({ unitId, personId: member.id, month }))),
  );
  return found.find((report) => report !== null) ?? null;
}

/** A report with all its versions, newest first, and what goes with it. */
export async function readWholeReport(db: Db, member: Member, month: Month) {
  const report = await findReport(db, member, month);
  if (!report) return null;
  const key = { unitId: report.unit_id, reportId: report.id };
  const [versions, attachments] = await Promise.all([db.rows(reviewedVersions(key)), db.rows(attachmentsOf(key))]);
  const others = versions.some(({ filed_by }) => filed_by !== member.id);
  const lenders = others ? await lendersOf(db, key) : NONE;
  return { report, versions: versions.map((one) => ({ ...one, inDutyOf: lenders.get(sendingOf(one)) })), attachments };
}

const NONE: ReadonlyMap<string, string> = new Map();

/** A version is not named by the event that tells of it: who sent it then. */
const sendingOf = (sent: { readonly filed_by: string; readonly submitted_at: number }) =>
  `${sent.submitted_at} ${sent.filed_by}`;

/** Of each sending in a duty that was lent, whose it was. */
async function lendersOf(db: Db, key: { unitId: string; reportId: string }): Promise<ReadonlyMap<string, string>> {
  const lent = (await db.rows(reviewedEvents(key))).flatMap((event) => {
    const lender = event.kind === 'submitted' ? lenderOf(event) : null;
    return lender === null
      ? []
      : [{ sending: sendingOf({ submitted_at: event.at, filed_by: event.person_id ?? '' }), lender }];
  });
  const names = await namesOf(
    db,
    lent.map(({ lender }) => lender),
  );
  return new Map(lent.map(({ sending, lender }) => [sending, names.get(lender) ?? '']));
}
