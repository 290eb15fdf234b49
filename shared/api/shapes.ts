import * as z from 'zod/mini';
import { isMonth } from '../calendar/months.ts';

// Pieces that several requests and answers of /api share. Times are RFC 3339 UTC, months YYYY-MM (ค.ศ.).

export const instant = z.iso.datetime();
export const isUuid = (text: string): boolean => z.uuid().safeParse(text).success;
export const month = z
  .string()
  .check(z.refine(isMonth, 'not a month'), z.describe('A month, YYYY-MM (CE), Asia/Bangkok'));
/** Absent and null mean the same: not answered. Which items and how large is for checkAnswers, which knows the form. */
export const counts = z
  .record(z.string().check(z.maxLength(64)), z.nullable(z.int()))
  .check(z.describe('item code → count; null or absent = not answered'));
export const role = z.enum([
  'volunteer',
  'head-volunteer',
  'unit-staff',
  'district',
  'province',
  'national',
  'partner',
]);
export const reportState = z.enum(['submitted', 'returned', 'certified']);
export const channel = z.enum(['chat', 'form', 'staff', 'seed']);
export const unit = z.object({ id: z.string(), name: z.string(), phone: z.nullable(z.string()) });
/** What a reviewer said when the report went back, and the item that she pointed to. */
export const returned = z.object({
  reason: z.nullable(z.string()),
  item: z.nullable(z.string()),
  objected: z.boolean().check(z.describe('no reviewer: she objected to what was filed for her')),
});
export type Returned = z.infer<typeof returned>;

export const receipt = z.object({
  number: z.string().check(z.describe('12 digits, the last one checks the others')),
  month,
  version: z.int(),
  submittedAt: instant,
  missing: z.array(z.string()).check(z.describe('codes of items without an answer')),
  flags: z.array(z.string()),
  pendingPoints: z.int().check(z.describe('what certification would pay')),
});
export type Receipt = z.infer<typeof receipt>;

/** RFC 9457. */
export const problemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().check(z.describe('one sentence in Thai, for people')),
  reference: z.optional(z.string()),
  retryAt: z.optional(instant).check(z.describe('with too-many-tries: not before')),
  errors: z.optional(z.array(z.object({ path: z.string(), code: z.string() }))),
  current: z.optional(z.unknown()).check(z.describe('for conflicts: what the server has')),
});
