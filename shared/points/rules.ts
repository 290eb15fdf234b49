import type { Month } from '../calendar/months.ts';

interface PointRule {
  /** First reporting month that the rule holds for. */
  readonly from: Month;
  /** Points for a certified report. */
  readonly certified: number;
  /** … more when its first version reached the server in time. */
  readonly onTime: number;
  /** … more for each month of the streak, up to the cap. */
  readonly streakStep: number;
  readonly streakCap: number;
  readonly source: string;
}

/** What a month's report earns, oldest rule first. Points are thanks, not pay, and never depend on the numbers reported. */
export const POINT_RULES: readonly PointRule[] = [
  {
    from: '2000-01',
    certified: 100,
    onTime: 20,
    streakStep: 5,
    streakCap: 30,
    source: 'design default; the ministry has published no points per activity (domain.md §3.6)',
  },
];

export function rulesAt(month: Month): PointRule {
  const rule = POINT_RULES.filter((row) => row.from <= month).pop() ?? POINT_RULES[0];
  if (rule === undefined) throw new Error('no point rule');
  return rule;
}
