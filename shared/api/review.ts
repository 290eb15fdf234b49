import * as z from 'zod/mini';
import { FLAGS } from '../report/flags.ts';
import { MOST_OF_REASON, REASON_CODES } from '../report/review-reasons.ts';
import { channel, counts, instant, month, reportState, returned } from './shapes.ts';

// What staff see and do with the reports of a unit. For staff only: it holds names.

const named = z.object({ id: z.string(), name: z.string() });
const flag = z.enum(FLAGS);
/** The report's number of changes; an act names the one it saw, and is refused when somebody was there meanwhile. */
const seq = z.int().check(z.positive());
const queueState = z.enum(['missing', 'submitted', 'returned', 'certified']);
export type QueueState = z.infer<typeof queueState>;

const queueLine = z.object({
  id: z.nullable(z.string()).check(z.describe('null: nothing was sent')),
  person: named,
  village: z.nullable(named),
  state: queueState,
  seq: z.nullable(seq),
  number: z.nullable(z.string()),
  version: z.nullable(z.int()),
  submittedAt: z.nullable(instant).check(z.describe('of the current version')),
  late: z.boolean(),
  attention: z.int().check(z.describe('0 = nothing stands out; more = sooner')),
  flags: z.array(flag),
  filedBy: z.nullable(named).check(z.describe('null: by herself')),
  objected: z.boolean().check(z.describe('she objected to what was filed for her')),
  certified: z.nullable(z.object({ at: instant, by: z.nullable(named), operationId: z.nullable(z.string()) })),
  yours: z.nullable(z.enum(['own-report', 'filed-by-you'])).check(z.describe('why you may not certify it')),
});
export type QueueLine = z.infer<typeof queueLine>;

const stateCounts = z.object({
  missing: z.int(),
  submitted: z.int(),
  returned: z.int(),
  certified: z.int(),
});

/** GET /api/units/{unitId}/reports: what needs a look first; `next` is what to ask `after`, null at the end. */
export const queueAnswer = z.object({
  unit: named,
  month,
  asOf: instant.check(z.describe('what the list shows; certifying all that match names it')),
  counts: z.object({
    states: stateCounts,
    objected: z.int().check(z.describe('returned ones to which she objected')),
    late: z.int().check(z.describe('submitted ones')),
    unflagged: z.int().check(z.describe('submitted ones')),
    flags: z.array(z.object({ flag, count: z.int() })).check(z.describe('of submitted ones')),
    villages: z.array(z.extend(named, { states: stateCounts })),
    matching: z.int().check(z.describe('submitted ones that the filter of this request leaves')),
  }),
  reports: z.array(queueLine),
  next: z.nullable(z.string()),
});
export type QueueAnswer = z.infer<typeof queueAnswer>;

/** GET /api/units/{unitId}/unreported: for whom one may file; `next` is what to ask `after`, null at the end. */
export const unreportedAnswer = z.object({
  unit: named,
  month,
  people: z.array(z.extend(named, { village: z.nullable(named) })),
  returned: z
    .array(
      z.extend(named, {
        village: z.nullable(named),
        version: z.int(),
        answers: counts,
        reason: z.nullable(z.string()),
        item: z.nullable(z.string()),
      }),
    )
    .check(z.describe('on the first page: what the caller filed herself and was sent back, to be corrected')),
  next: z.nullable(z.string()),
});
export type UnreportedAnswer = z.infer<typeof unreportedAnswer>;

const event = z.object({
  seq,
  kind: z.enum(['submitted', 'returned', 'certified', 'reopened', 'withdrawn', 'objected']),
  at: instant,
  by: z.nullable(named),
  inDutyOf: z.optional(z.string()).check(z.describe('whose duty it was, where it was lent to her')),
  reason: z.nullable(z.string()),
  item: z.nullable(z.string()),
});
export type ReviewEvent = z.infer<typeof event>;

const version = z.object({
  version: z.int(),
  submittedAt: instant,
  channel,
  formVersion: z.string(),
  answers: counts,
  flags: z.array(flag),
  reason: z.nullable(z.string()).check(z.describe('why all is zero, in her words')),
  filedBy: named,
  filedByOther: z.boolean(),
});

/** GET /api/units/{unitId}/reports/{reportId} */
export const reviewAnswer = z.extend(queueLine, {
  id: z.string(),
  unit: named,
  month,
  state: reportState,
  seq,
  number: z.string(),
  version: z.int(),
  points: z.int(),
  returned: z.nullable(returned),
  versions: z.array(version).check(z.describe('newest first')),
  events: z.array(event).check(z.describe('newest first')),
  compared: z
    .array(
      z.object({
        code: z.string(),
        value: z.nullable(z.int()),
        before: z.nullable(z.int()).check(z.describe('her number of the month before')),
        median: z.nullable(z.number()).check(z.describe("of the unit's reports of this month")),
      }),
    )
    .check(z.describe('every item in the order of the form')),
  attachments: z.array(z.object({ id: z.string(), kind: z.enum(['photo', 'place']), at: instant })),
  may: z.object({ certify: z.boolean(), return: z.boolean(), reopen: z.boolean(), withdraw: z.boolean() }),
  inPack: z.nullable(z.int()).check(z.describe('the number of the evidence pack that holds it')),
});
export type ReviewAnswer = z.infer<typeof reviewAnswer>;

/** Why: one of the list, words, or both; a 13-digit id in the words is masked. */
const why = {
  reason: z.nullish(z.enum(REASON_CODES)),
  words: z.nullish(z.string().check(z.trim(), z.minLength(1), z.maxLength(MOST_OF_REASON))),
};
/** POST …/certify */
export const certifyRequest = z.object({ seq });
/** POST …/return; `item` is the answer that she should look at. */
export const returnRequest = z.object({ seq, ...why, item: z.nullish(z.string().check(z.maxLength(64))) });
export type ReturnRequest = z.infer<typeof returnRequest>;
/** POST …/reopen, POST …/withdraw; `newPack`: a new evidence pack will follow, where one holds the report. */
export const undoRequest = z.object({ ...returnRequest.shape, newPack: z.optional(z.boolean()) });
export type UndoRequest = z.infer<typeof undoRequest>;
/** What these answer. */
export const movedAnswer = z.object({ id: z.string(), state: reportState, seq });
export type MovedAnswer = z.infer<typeof movedAnswer>;

const filter = z.object({
  village: z.nullish(z.string()),
  flag: z.nullish(z.enum([...FLAGS, 'none'])).check(z.describe('`none`: those without any flag')),
  late: z.nullish(z.boolean()),
});
export type QueueFilter = z.infer<typeof filter>;

const begun = {
  id: z.uuid().check(z.describe('made by the client; the same again answers the same')),
  month,
  expected: z.int(),
};
/** POST /api/units/{unitId}/certifications: those that are named, or all submitted ones that match. */
export const certificationRequest = z.union([
  z.object({ ...begun, reports: z.array(z.object({ id: z.string(), seq })).check(z.minLength(1), z.maxLength(500)) }),
  z.object({ ...begun, filter, asOf: instant }),
]);
export type CertificationRequest = z.infer<typeof certificationRequest>;

const kept = z.enum(['own-report', 'filed-by-you', 'changed-meanwhile', 'report-certified', 'not-submitted']);
/** …/certifications/{id}: GET, and what POST and DELETE (undo) answer. */
export const operationAnswer = z.object({
  id: z.string(),
  month,
  state: z.enum(['running', 'done', 'undoing', 'undone']),
  total: z.int(),
  done: z.int().check(z.describe('looked at so far')),
  certified: z.int(),
  undone: z.int(),
  problems: z.array(z.object({ reportId: z.string(), name: z.string(), code: kept })),
  by: named,
  createdAt: instant,
  endedAt: z.nullable(instant).check(z.describe('when the last of them was certified; null while it runs')),
  undoUntil: instant,
});
export type OperationAnswer = z.infer<typeof operationAnswer>;
/** GET …/certifications: one's own that are under way or can still be taken back, newest first. */
export const operationsAnswer = z.object({ operations: z.array(operationAnswer) });
export type OperationsAnswer = z.infer<typeof operationsAnswer>;

/** POST /api/reports/{month}/objection: what was filed for me is not right. */
export const objectionRequest = z.object({
  words: z.nullish(z.string().check(z.trim(), z.minLength(1), z.maxLength(MOST_OF_REASON))),
});
export type ObjectionRequest = z.infer<typeof objectionRequest>;
