import type { Month } from '../../../shared/calendar/months.ts';
import { type Db, one } from '../../db/db.ts';
import { attachmentsOf } from '../../db/queries/attachment.ts';
import { reportOfMonth, reportsBefore } from '../../db/queries/report.ts';
import { reviewedVersions } from '../../db/queries/review.ts';
import { type Member, unitsOf } from '../people/membership.ts';

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
  return { report, versions, attachments };
}
