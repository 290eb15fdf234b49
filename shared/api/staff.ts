import * as z from 'zod/mini';
import { ACTIONS } from '../people/scope.ts';
import { instant, role } from './shapes.ts';

const place = z.object({ id: z.string(), name: z.string() });
const areaKind = z.enum(['country', 'province', 'district', 'unit', 'village']);
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

/** GET /api/staff/areas/{areaId}/colleagues?name=: who could stand in, by the beginning of a name; without, of the area. */
export const colleaguesAnswer = z.object({ people: z.array(z.extend(place, { place: z.string() })) });
export type ColleaguesAnswer = z.infer<typeof colleaguesAnswer>;

/** GET /api/staff/delegations: what was lent to her or in her areas, newest first; nothing that is long over. */
export const delegationsAnswer = z.object({
  delegations: z.array(
    z.object({
      id: z.string(),
      role,
      area: place,
      to: place,
      by: place,
      from: instant,
      until: instant,
      takenBackAt: z.nullable(instant).check(z.describe('ended before its time')),
    }),
  ),
});
export type DelegationsAnswer = z.infer<typeof delegationsAnswer>;

/** PUT /api/staff/areas/{areaId}/delegations/{delegationId}; the id is a UUID of the page's. */
export const delegationRequest = z.object({
  personId: z.string(),
  role,
  from: z.nullable(instant).check(z.describe('null = from now on')),
  until: instant.check(z.describe('at most 92 days after `from`')),
});
export type DelegationRequest = z.infer<typeof delegationRequest>;
export const delegationAnswer = z.object({ id: z.string() });
