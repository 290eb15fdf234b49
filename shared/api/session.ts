import * as z from 'zod/mini';
import { instant, role, unit } from './shapes.ts';

export const sessionRequest = z.object({ idToken: z.string().check(z.minLength(1), z.maxLength(4096)) });

/** Who speaks. Everything is null for a LINE user who is not registered yet. */
export const me = z.object({
  id: z.nullable(z.string()),
  name: z.nullable(z.string()),
  unit: z.nullable(unit),
  village: z.nullable(z.string()),
  households: z.nullable(z.int()),
  roles: z.array(role),
  formVersion: z.nullable(z.string()),
});
export type Me = z.infer<typeof me>;

export const sessionAnswer = z.object({ token: z.string(), expiresAt: instant, me });
export type SessionAnswer = z.infer<typeof sessionAnswer>;
/** GET /api/session: the same without the token, which only its maker sees. */
export const whoAnswer = z.object({ expiresAt: instant, me });
export type WhoAnswer = z.infer<typeof whoAnswer>;
