import * as z from 'zod/mini';
import { channel, counts, instant, month, receipt, reportState, returned } from './shapes.ts';

/** PUT /api/reports/{month}. `reason`: why everything is zero. */
export const reportRequest = z.object({
  submissionId: z.uuid(),
  formVersion: z.string().check(z.minLength(1), z.maxLength(32)),
  answers: counts,
  basedOn: z.nullish(z.int().check(z.positive())),
  reason: z.nullish(z.string().check(z.trim(), z.minLength(1), z.maxLength(500))),
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
  certifiedAt: z.nullable(instant),
  points: z.int().check(z.describe('pending until certified, then paid')),
  returned: z.nullable(returned),
  filedBy: z.nullable(z.string()).check(z.describe('name of who filed it for her; null: she herself')),
});
export type ReportSummary = z.infer<typeof reportSummary>;
/** Newest month first; `next` is the month to ask `after`, null at the end. */
export const reportList = z.object({ reports: z.array(reportSummary), next: z.nullable(month) });
export type ReportList = z.infer<typeof reportList>;

const reportVersion = z.object({
  version: z.int(),
  submittedAt: instant,
  channel,
  formVersion: z.string(),
  answers: counts,
  flags: z.array(z.string()),
  reason: z.nullable(z.string()),
  filedByOther: z.boolean().check(z.describe('filed by a head volunteer or staff')),
  filedBy: z.optional(z.string()).check(z.describe('their name, where it was not herself')),
  inDutyOf: z.optional(z.string()).check(z.describe('whose duty that was, where it was lent to them')),
});
/** GET /api/reports/{month}: versions newest first, with the receipt of the newest, and photos and places sent with it. */
export const reportAnswer = z.extend(reportSummary, {
  receipt,
  versions: z.array(reportVersion),
  attachments: z.array(z.object({ id: z.string(), kind: z.enum(['photo', 'place']), at: instant })),
});
export type ReportAnswer = z.infer<typeof reportAnswer>;
