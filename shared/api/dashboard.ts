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
  /** The areas above it that she may see too, from the highest down. */
  above: z.array(area),
  month: z.string(),
  /** Until when the month's reports come in time; before that its figures are not what they will be. */
  dueAt: z.string(),
  /** Until when late ones are taken. */
  closesAt: z.string(),
  /** When the newest of these figures was made; null: there are none yet. */
  builtAt: instant,
  total: figuresShape,
  /** Provinces, districts, units or villages; id '-' stands for who is in no village. */
  children: z.array(z.object({ ...area.shape, kind: z.enum([...kind.options, 'none']), ...figures })),
  /** Twelve months, oldest first. */
  trend: z.array(z.object({ month: z.string(), ...figures })),
  /**
   * What all reports of the month say together, and those of the month before. `median`: for one report, in the middle of
   * the area's units, of a unit or village in that of its district's; null where too few have reported.
   */
  items: z.array(
    z.object({
      code: z.string(),
      text: z.string(),
      unit: z.string(),
      now: count,
      before: count,
      median: z.nullable(z.number()),
    }),
  ),
  /** Units that have reports to certify, or none at all, those with most first. */
  uncertified: z.object({
    count,
    units: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        /** The area below this one that it lies in; null: it is one itself. */
        within: z.nullable(z.string()),
        /** To follow it up. */
        phone: z.nullable(z.string()),
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

/** The tables of a dashboard, each a file. */
export const DASHBOARD_TABLES = ['areas', 'months', 'items'] as const;
export type DashboardTable = (typeof DASHBOARD_TABLES)[number];

export const dashboardFileAnswer = z.object({
  files: z.array(z.object({ table: z.enum(DASHBOARD_TABLES), csv: z.string() })),
  expiresAt: z.string(),
});
export type DashboardFileAnswer = z.infer<typeof dashboardFileAnswer>;
