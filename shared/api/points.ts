import * as z from 'zod/mini';
import { instant, month } from './shapes.ts';

export const pointsAnswer = z.object({
  balance: z.int(),
  pending: z.int(),
  debt: z.int(),
  expiring: z.array(z.object({ points: z.int(), at: instant })),
  entries: z.array(
    z.object({
      id: z.string(),
      points: z.int(),
      reason: z.string(),
      month: z.nullable(month),
      at: instant,
      balance: z.int(),
    }),
  ),
  streak: z.int().check(z.describe('months in a row, on time')),
});
export type PointsAnswer = z.infer<typeof pointsAnswer>;
