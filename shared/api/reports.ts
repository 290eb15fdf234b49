import * as z from 'zod';
import { channel, counts, instant, month, receipt, reportState, returned } from './shapes.ts';

/** PUT /api/reports/{month}. `reason`: why everything is zero. */
export const reportRequest = z.object({
  submissionId: z.uuid(),
  formVersion: z.string().min(1).max(32),
  answers: counts,
  basedOn: z.int().positive().nullish(),
  reason: z.string().trim().min(1).max(500).nullish(),
});
export type ReportRequest = z.infer<typeof reportRequest>;
export const receiptAnswer = z.object({ receipt });
export type ReceiptAnswer = z.infer<typeof receiptAnswer>;

export const reportSummary = z.object({
  month,
  number: z.string(),
  state: reportState,
  version: z.int(),
  submittedAt: instant,
  certifiedAt: instant.nullable(),
  points: z.int().meta({ description: 'pending until certified, then paid' }),
  returned: returned.nullable(),
});
export type ReportSummary = z.infer<typeof reportSummary>;
/** Newest month first; `next` is the month to ask `after`, null at the end. */
export const reportList = z.object({ reports: z.array(reportSummary), next: month.nullable() });
export type ReportList = z.infer<typeof reportList>;

const reportVersion = z.object({
  version: z.int(),
  submittedAt: instant,
  channel,
  formVersion: z.string(),
  answers: counts,
  flags: z.array(z.string()),
  reason: z.string().nullable(),
  filedByOther: z.boolean().meta({ description: 'filed by a head volunteer or staff' }),
});
/** GET /api/reports/{month}: versions newest first, with the receipt of the newest, and photos and places sent with it. */
export const reportAnswer = reportSummary.extend({
  receipt,
  versions: z.array(reportVersion),
  attachments: z.array(z.object({ id: z.string(), kind: z.enum(['photo', 'place']), at: instant })),
});
export type ReportAnswer = z.infer<typeof reportAnswer>;
