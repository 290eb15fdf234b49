import * as z from 'zod/mini';
import { EXCLUSIONS } from '../evidence/payable.ts';
import { instant, month } from './shapes.ts';

// A unit's evidence of its months. For staff, but for what is printed on a pack: that anybody may ask about.

const packState = z.enum(['prepared', 'approved', 'rejected']);
const outcome = z.enum(['payable', ...EXCLUSIONS]);
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/), z.describe('SHA-256, hex'));
const person = z.object({ id: z.string(), name: z.string() });

const packHead = z.object({
  id: z.string(),
  month,
  number: z.int(),
  state: packState,
  cutOffAt: instant,
  hash: hash.check(z.describe('of what was prepared, or of the sealed pack once it is approved: it is printed on it')),
  prepared: z.object({ by: person, at: instant }),
  approved: z.nullable(z.object({ by: person, at: instant })),
  reason: z.nullable(z.string()).check(z.describe('why it corrects an earlier one, or was rejected')),
});
export type PackHead = z.infer<typeof packHead>;

/** GET /api/units/{unitId}/evidence, newest first. */
export const packsAnswer = z.object({ packs: z.array(packHead), next: z.nullable(z.string()) });
export type PacksAnswer = z.infer<typeof packsAnswer>;

const totals = z.object({
  people: z.int(),
  reported: z.int(),
  certified: z.int(),
  payable: z.int(),
  excluded: z.partialRecord(outcome, z.int()),
});
const amount = z.nullable(z.int());

/** GET …/{packId}: what the second person looks at before she approves. */
export const packAnswer = z.extend(packHead, {
  unit: z.object({ id: z.string(), name: z.string() }),
  replaces: z
    .nullable(z.int())
    .check(z.describe('number of the approved pack of its month that it stands for, or will')),
  newer: z.nullable(z.int()).check(z.describe('number of the approved pack that stands for this approved one')),
  totals,
  money: z.nullable(z.object({ gross: amount, deduction: amount, net: amount })),
  villages: z.array(z.object({ village: z.nullable(z.string()), totals })),
  people: z.array(
    z.object({
      no: z.int(),
      name: z.string(),
      village: z.nullable(z.string()),
      outcome,
      number: z.nullable(z.string()),
      filedBy: z.nullable(z.string()),
      certified: z.nullable(z.object({ at: instant, by: z.string(), many: z.boolean() })),
    }),
  ),
  left: z.array(z.object({ name: z.string(), village: z.nullable(z.string()), reason: z.nullable(z.string()) })),
  may: z.object({ approve: z.boolean(), reject: z.boolean(), files: z.boolean() }),
});
export type PackAnswer = z.infer<typeof packAnswer>;

const MOST_OF_REASON = 300;
const reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(MOST_OF_REASON));

/** POST /api/units/{unitId}/evidence */
export const prepareRequest = z.object({
  month,
  reason: z.nullish(reason).check(z.describe('needed where the month has an approved pack')),
  money: z
    .nullish(z.object({ deduction: z.nullish(z.int().check(z.minimum(0), z.maximum(100_000))) }))
    .check(z.describe('show columns of money; deduction in baht for each, left blank when not known')),
});
export type PrepareRequest = z.infer<typeof prepareRequest>;
export const preparedAnswer = z.object({ id: z.string(), number: z.int(), hash });
export type PreparedAnswer = z.infer<typeof preparedAnswer>;

/** POST …/{packId}/approval: `hash` is what she saw. */
export const approveRequest = z.object({ hash });
export const approvedAnswer = z.object({ hash });
/** POST …/{packId}/rejection */
export const rejectRequest = z.object({ reason });

/** POST …/{packId}/files: addresses that open in any browser for ten minutes. */
export const packFilesAnswer = z.object({
  files: z.array(z.object({ name: z.string(), bytes: z.int(), sha256: hash, url: z.string() })),
  expiresAt: instant,
});
export type PackFilesAnswer = z.infer<typeof packFilesAnswer>;

/** GET /api/evidence/{hash}, for anybody: whether such a pack was made here, and nothing about people. */
export const knownPackAnswer = z.object({
  known: z.boolean(),
  pack: z.nullable(
    z.object({
      unit: z.object({ code: z.nullable(z.string()), name: z.string() }),
      month,
      number: z.int(),
      cutOffAt: instant,
      seal: hash.check(z.describe('the seal of its manifest')),
      printed: hash.check(z.describe('SHA-256 of the printed file')),
      corrects: z.nullable(z.int()).check(z.describe('number of the pack of the same month that it corrects')),
      newer: z.nullable(z.int()).check(z.describe('number of the pack that corrects this one')),
    }),
  ),
});
export type KnownPackAnswer = z.infer<typeof knownPackAnswer>;
