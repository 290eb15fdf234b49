import * as z from 'zod/mini';
import { ACTIONS } from '../people/scope.ts';
import { instant, role } from './shapes.ts';

const place = z.object({ id: z.string(), name: z.string() });
export const areaKind = z.enum(['country', 'province', 'district', 'unit', 'village']);
const area = z.extend(place, { kind: areaKind });
const actions = z.array(z.enum(ACTIONS)).check(z.describe('what she may do there: a page shows nothing else'));

/** GET /api/units: those that she looks after, by name; `next` is what to ask `after`, null at the end. */
export const unitsAnswer = z.object({
  units: z.array(z.extend(place, { district: z.nullable(z.string()), actions })),
  next: z.nullable(z.string()),
});
export type UnitsAnswer = z.infer<typeof unitsAnswer>;

/** GET /api/staff/duties: what she is entrusted with now. */
export const dutiesAnswer = z.object({
  duties: z.array(
    z.object({
      role,
      area,
      village: z.nullable(place).check(z.describe("a head volunteer's own")),
      actions,
      lent: z.nullable(z.object({ by: z.string(), until: instant })).check(z.describe('null = her own duty')),
    }),
  ),
  freshUntil: z
    .nullable(instant)
    .check(z.describe('until then she may certify many and build packs without signing in again; null = no more')),
});
export type DutiesAnswer = z.infer<typeof dutiesAnswer>;
