import * as z from 'zod/mini';
import { RATE_LEVELS } from '../dashboard/rate.ts';

const count = z.int().check(z.nonnegative());
const instant = z.nullable(z.string());
const kind = z.enum(['country', 'province', 'district', 'unit', 'village']);
const area = z.object({ id: z.string(), kind, name: z.string() });

/** The quota is who is on the month's roster and entitled. Rates are in percent of it, cut to one decimal; null: of nobody. */
const figures = {
  entitled: count,
  reported: count,
  onTime: count,
  certified: count,
  returned: count,
  /** Neither certified nor sent back. */
  waiting: count,
  /** Reports that stand out. */
  flagged: count,
  reportedRate: z.nullable(z.number()),
  certifiedRate: z.nullable(z.number()),
  /** The ministry's colour of reportedRate (shared/dashboard/rate). */
  level: z.enum([...RATE_LEVELS.map(({ level }) => level), 'none']),
  /** The first submission of the report that waits longest. */
  oldestWaitingAt: instant,
  /** From the first submission to the certification, ms; above units the median of theirs, weighed by their certified reports. */
  medianWaitMs: z.nullable(count),
};
export const figuresShape = z.object(figures);
export type FiguresShape = z.infer<typeof figuresShape>;

export const dashboardAnswer = z.object({
  area,
  /** The area above, where she may see that too. */
  above: z.nullable(area),
  month: z.string(),
  /** When the newest of these figures was made; null: there are none yet. */
  builtAt: instant,
  total: figuresShape,
  /** Provinces, districts, units or villages; id '-' stands for who is in no village. */
  children: z.array(z.object({ ...area.shape, kind: z.enum([...kind.options, 'none']), ...figures })),
  /** Twelve months, oldest first. */
  trend: z.array(z.object({ month: z.string(), ...figures })),
  /** What all reports of the month say together, and those of the month before. */
  items: z.array(z.object({ code: z.string(), text: z.string(), unit: z.string(), now: count, before: count })),
  /** Units that have reports to certify, or none at all, those with most first. */
  uncertified: z.object({
    count,
    units: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        entitled: count,
        reported: count,
        certified: count,
        waiting: count,
        oldestWaitingAt: instant,
      }),
    ),
  }),
});
export type DashboardAnswer = z.infer<typeof dashboardAnswer>;
export type ChildFigures = DashboardAnswer['children'][number];

export const dashboardFileAnswer = z.object({ csv: z.string(), expiresAt: z.string() });
export type DashboardFileAnswer = z.infer<typeof dashboardFileAnswer>;
