import type { AttachmentKind } from '../schema.ts';
import { statement } from '../statement.ts';

/** What goes with a report, without the bytes, oldest first. */
export const attachmentsOf = statement('attachment.of-report', (q, p: { unitId: string; reportId: string }) =>
  q
    .selectFrom('report_attachment')
    .select(['id', 'kind', 'at', 'content_hash'])
    .where('unit_id', '=', p.unitId)
    .where('report_id', '=', p.reportId)
    .orderBy('at')
    .orderBy('id'),
);

export const attachmentBody = statement('attachment.body', (q, p: { unitId: string; reportId: string; id: string }) =>
  q
    .selectFrom('report_attachment')
    .select(['kind', 'body'])
    .where('unit_id', '=', p.unitId)
    .where('report_id', '=', p.reportId)
    .where('id', '=', p.id),
);

export const addAttachment = statement(
  'attachment.add',
  (
    q,
    p: {
      unitId: string;
      reportId: string;
      id: string;
      kind: AttachmentKind;
      body: string;
      bytes: number;
      contentHash: string;
      filedBy: string;
      at: number;
    },
  ) =>
    q.insertInto('report_attachment').values({
      unit_id: p.unitId,
      report_id: p.reportId,
      id: p.id,
      kind: p.kind,
      body: p.body,
      bytes: p.bytes,
      content_hash: p.contentHash,
      filed_by: p.filedBy,
      at: p.at,
    }),
);

export const removeAttachment = statement(
  'attachment.remove',
  (q, p: { unitId: string; reportId: string; id: string }) =>
    q
      .deleteFrom('report_attachment')
      .where('unit_id', '=', p.unitId)
      .where('report_id', '=', p.reportId)
      .where('id', '=', p.id),
);
