import * as z from 'zod/mini';
import { LINE_PROBLEMS } from '../roster/problems.ts';
import { LEAVES } from '../roster/standing.ts';
import { instant, month } from './shapes.ts';

const found = z.object({
  column: z.string().check(z.describe('the field, or a heading that nobody knows; never what stands in the cell')),
  code: z.enum(LINE_PROBLEMS),
});
const doubt = z.object({
  line: z.int(),
  action: z.string(),
  name: z.nullable(z.string()),
  citizenTail: z.nullable(z.string()).check(z.describe('the last digits of the id')),
  problems: z.array(found),
});

/** What an import would change, or has changed. */
export const rosterPreview = z.object({
  id: z.string(),
  area: z.object({ id: z.string(), name: z.string() }),
  fileName: z.string(),
  month,
  state: z.enum(['staging', 'staged', 'applied', 'undone', 'failed']),
  seq: z.int().check(z.describe('to be said when it is applied or put back')),
  appliedAt: z.nullable(instant).check(z.describe('when it was applied; null: never')),
  openUntil: instant.check(z.describe('until when it may be applied or put back; then its lines are forgotten')),
  lines: z.int(),
  counts: z
    .record(z.string(), z.int())
    .check(z.describe('lines by what they do: new, same, change, move, leave, rejoin, problem')),
  unknownColumns: z.array(z.string()),
  found: z
    .array(z.extend(found, { lines: z.int() }))
    .check(z.describe('what there is to say, and of how many lines, most first; the lines are a list of their own')),
  absent: z
    .array(z.object({ id: z.string(), name: z.string(), unitId: z.string() }))
    .check(z.describe('on the roster and not in the file; nothing is changed for them')),
  absentMore: z.boolean(),
});

export type RosterPreview = z.infer<typeof rosterPreview>;

export const rosterLines = z.object({ lines: z.array(doubt), next: z.nullable(z.int()) });
export type RosterLines = z.infer<typeof rosterLines>;

export const rosterFile = z.object({ csv: z.string(), expiresAt: instant });
export type RosterFile = z.infer<typeof rosterFile>;

export const rosterImports = z.object({
  imports: z.array(
    z.object({
      id: z.string(),
      fileName: z.string().check(z.describe('empty: one person was changed, without a file')),
      month,
      state: z.enum(['staged', 'applied', 'undone']),
      lines: z.int(),
      problems: z.int(),
      by: z.nullable(z.string()).check(z.describe('the name of who brought it in; null: an operator')),
      createdAt: instant,
      openUntil: instant.check(z.describe('until when it may be applied or put back')),
    }),
  ),
  next: z.nullable(z.string()),
});
export type RosterImports = z.infer<typeof rosterImports>;

/** The number that whoever decides has seen. */
export const rosterDecision = z.object({ seq: z.int() });
export const rosterChanged = z.object({
  changed: z.int(),
  replayed: z.boolean(),
  forgotten: z
    .optional(z.literal(true))
    .check(z.describe('done before, and so long ago that nobody knows any more how many lines it changed')),
});
export type RosterChanged = z.infer<typeof rosterChanged>;

/** One person leaves, moves or comes back, from a month on. */
export const personChange = z.discriminatedUnion('what', [
  z.object({ what: z.literal('leave'), month, reason: z.enum(LEAVES) }),
  z.object({
    what: z.literal('move'),
    month,
    toUnitId: z.string().check(z.maxLength(100)),
    villageId: z.nullable(z.string()),
  }),
  z.object({ what: z.literal('rejoin'), month, villageId: z.nullable(z.string()) }),
]);
export const personChanged = z.object({ importId: z.string(), action: z.string() });
