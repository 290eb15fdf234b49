import * as z from 'zod/mini';
import { instant, month } from './shapes.ts';

/** POST /api/exports: reports of an area (a unit, a district, … ) and some months, for staff of it or above it. */
export const exportRequest = z.object({
  areaId: z.string().check(z.maxLength(100)),
  from: month,
  to: month,
});
export type ExportRequest = z.infer<typeof exportRequest>;

/** Addresses that open in any browser for an hour. */
export const exportsAnswer = z.object({
  csv: z.string().check(z.describe('with `?after=<row>` it goes on behind that row, without headings')),
  jsonl: z.string().check(z.describe('likewise')),
  xlsx: z.string(),
  dictionary: z.string().check(z.describe('what each column means, CSV')),
  expiresAt: instant,
});
export type ExportsAnswer = z.infer<typeof exportsAnswer>;
