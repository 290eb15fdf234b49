import * as z from 'zod';
import { instant, role, unit } from './shapes.ts';

export const sessionRequest = z.object({ idToken: z.string().min(1).max(4096) });

/** Who speaks. Everything is null for a LINE user who is not registered yet. */
export const me = z.object({
  id: z.string().nullable(),
  name: z.string().nullable(),
  unit: unit.nullable(),
  village: z.string().nullable(),
  households: z.int().nullable(),
  roles: z.array(role),
  formVersion: z.string().nullable(),
});
export type Me = z.infer<typeof me>;

export const sessionAnswer = z.object({ token: z.string(), expiresAt: instant, me });
export type SessionAnswer = z.infer<typeof sessionAnswer>;
/** GET /api/session: the same without the token, which only its maker sees. */
export const whoAnswer = z.object({ expiresAt: instant, me });
export type WhoAnswer = z.infer<typeof whoAnswer>;
