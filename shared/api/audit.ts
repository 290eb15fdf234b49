import * as z from 'zod/mini';
import { instant } from './shapes.ts';

const detail = z.record(z.string(), z.nullable(z.union([z.string(), z.number()])));

/** GET /api/units/{unitId}/audit: who did what, in order. Ids, and names of those who work there. */
export const auditAnswer = z.object({
  entries: z.array(
    z.object({
      seq: z.int(),
      at: instant,
      actor: z.string().check(z.describe('person:<id> · line · system · operator')),
      name: z.nullable(z.string()).check(z.describe('null = no person, or none of this unit and those above it')),
      inDutyOf: z.optional(z.string()).check(z.describe('whose duty it was, where it was lent to her')),
      action: z.string(),
      subject: z.string().check(z.describe('report:<id> · person:<id> · unit:<id> …')),
      detail: z.nullable(detail),
      sealed: z.boolean().check(z.describe('is it in the hash chain yet')),
    }),
  ),
  next: z.nullable(z.string()),
});
export type AuditAnswer = z.infer<typeof auditAnswer>;
