import type { Month } from '../../../shared/calendar/months.ts';
import { type Db, one } from '../../db/db.ts';
import { attachmentBody, attachmentsOf } from '../../db/queries/attachment.ts';
import { consentOf } from '../../db/queries/consent.ts';
import type { AttachmentKind } from '../../db/schema.ts';
import type { Member } from '../people/membership.ts';
import { findReport } from '../report/history.ts';
import type { AttachFacts } from './attach.ts';

/** Everything that `attach` judges by; `kind` null where nothing is to be added. */
export async function loadAttachFacts(
  db: Db,
  member: Member,
  month: Month,
  kind: AttachmentKind | null,
  now: number,
): Promise<AttachFacts> {
  const [report, word] = await Promise.all([
    findReport(db, member, month),
    kind === null ? null : one(db, consentOf({ personId: member.id, purpose: kind })),
  ]);
  const attachments = report ? await db.rows(attachmentsOf({ unitId: report.unit_id, reportId: report.id })) : [];
  return { now, report, attachments, consented: word?.given === 1 };
}

/** One of hers, with its bytes; null when there is none. */
export async function readAttachment(db: Db, member: Member, month: Month, id: string) {
  const report = await findReport(db, member, month);
  return report && one(db, attachmentBody({ unitId: report.unit_id, reportId: report.id, id }));
}
