import * as z from 'zod/mini';
import { me } from './session.ts';
import { counts, instant, month, reportState, returned } from './shapes.ts';

/**
 * PUT /api/drafts/{month}. `seq`: the number of the server's copy that this phone last saw; null = none. Another number
 * than the server's is `draft-conflict` with the server's copy; without it the copy is replaced.
 */
export const draftRequest = z.object({
  submissionId: z.nullish(z.uuid()),
  formVersion: z.string().check(z.minLength(1), z.maxLength(32)),
  answers: counts,
  basedOn: z.nullish(z.int().check(z.positive())),
  seq: z.nullish(z.int().check(z.nonnegative())),
});
export type DraftRequest = z.infer<typeof draftRequest>;

/** The server's copy of a draft, by chat or form, whichever wrote last. */
export const draft = z.object({
  month,
  seq: z.int(),
  source: z.enum(['chat', 'form']),
  submissionId: z.nullable(z.string()),
  formVersion: z.string(),
  basedOn: z.nullable(z.int()),
  answers: counts,
  updatedAt: instant,
});
export type Draft = z.infer<typeof draft>;

/** One month that may be reported or was just reported, with all that the form page needs. */
export const openMonth = z.object({
  month,
  opensAt: instant,
  dueAt: instant,
  /** Until when what she sends is looked at. */
  reviewDueAt: instant,
  closesAt: instant,
  formVersion: z.string(),
  report: z.nullable(
    z.object({
      number: z.string(),
      state: reportState,
      version: z.int(),
      submittedAt: instant,
      answers: counts,
      returned: z.nullable(returned),
      filedBy: z.nullable(z.string()).check(z.describe('name of who filed it for her; null: she herself')),
    }),
  ),
  draft: z.nullable(draft),
  /** The latest earlier report, for hints and "same as last month". */
  last: z.nullable(z.object({ month, answers: counts })),
  /** Counts above which the form asks "is that right?": three times her own median. */
  usual: z.record(z.string(), z.number()),
});
export type OpenMonth = z.infer<typeof openMonth>;

/** GET /api/months: what the form page starts from, in one request. `app`: the mini-app's build, to tell of a newer one. */
export const monthsAnswer = z.object({ now: instant, app: z.string(), me, months: z.array(openMonth) });
export type MonthsAnswer = z.infer<typeof monthsAnswer>;
