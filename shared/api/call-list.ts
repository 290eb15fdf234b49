import * as z from 'zod/mini';
import { UNREACHED } from '../reminders/reach.ts';
import { instant, month } from './shapes.ts';

const place = z.object({ id: z.string(), name: z.string() });

const called = z.object({
  id: z.string(),
  name: z.string(),
  village: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  smartphone: z.nullable(z.boolean()).check(z.describe('as staff noted it; null = nobody has said')),
  why: z.nullable(z.enum(UNREACHED)).check(z.describe('why no reminder reaches her; null = one does')),
  since: z.nullable(instant),
});
export type Called = z.infer<typeof called>;

/** GET /api/units/{unitId}/call-list: who has not reported, by village and name. For staff only: it holds phone numbers. */
export const callListAnswer = z.object({
  unit: place,
  month,
  months: z.array(month).check(z.describe('those that take a report now, oldest first')),
  totals: z.object({
    entitled: z.int(),
    reported: z.int(),
    missing: z.int(),
    outOfReach: z.int().check(z.describe('of the missing')),
  }),
  people: z.array(called),
});
export type CallListAnswer = z.infer<typeof callListAnswer>;

/** PUT /api/units/{unitId}/people/{personId}/smartphone; null takes back what was said. */
export const smartphoneRequest = z.object({ smartphone: z.nullable(z.boolean()) });
