import { sql } from 'kysely';
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

/**
 * Must follow countAudit of the same unit in the same commit: so those who come at the same moment are counted one after
 * another. One more than `most` of its kind trips the CHECK of `kind` and undoes the commit.
 */
export const addAttachment = statement(
  'attachment.add',
  (
    q,
    p: {
      unitId: string;
      reportId: string;
      id: string;
      kind: AttachmentKind;
      most: number;
      body: string;
      bytes: number;
      contentHash: string;
      filedBy: string;
      at: number;
    },
  ) =>
    q
      .insertInto('report_attachment')
      .columns(['unit_id', 'report_id', 'id', 'kind', 'body', 'bytes', 'content_hash', 'filed_by', 'at'])
      .expression((eb) =>
        eb
          .selectFrom('audit_counter')
          .select((row) => [
            'unit_id',
            sql<string>`cast(${p.reportId} as text)`.as('report_id'),
            sql<string>`cast(${p.id} as text)`.as('id'),
            sql<string>`case when ${row
              .selectFrom('report_attachment')
              .select(row.fn.countAll().as('n'))
              .where('unit_id', '=', p.unitId)
              .where('report_id', '=', p.reportId)
              .where('kind', '=', p.kind)} < ${p.most} then ${p.kind} else 'too-many' end`.as('kind'),
            sql<string>`cast(${p.body} as text)`.as('body'),
            sql<number>`cast(${p.bytes} as bigint)`.as('bytes'),
            sql<string>`cast(${p.contentHash} as text)`.as('content_hash'),
            sql<string>`cast(${p.filedBy} as text)`.as('filed_by'),
            sql<number>`cast(${p.at} as bigint)`.as('at'),
          ])
          .where('unit_id', '=', p.unitId),
      ),
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
