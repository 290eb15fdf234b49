import type { Month } from '../calendar/months.ts';
import { rulesAt } from './rules.ts';

export interface PointPart {
  readonly reason: 'certified' | 'on-time' | 'streak';
  readonly points: number;
}

/** What a month's report pays once it is certified. `streak` = months directly before it, frozen at its first submission. */
export function pointsFor(report: { readonly month: Month; readonly onTime: boolean; readonly streak: number }): {
  total: number;
  parts: PointPart[];
} {
  const rule = rulesAt(report.month);
  const all: PointPart[] = [
    { reason: 'certified', points: rule.certified },
    { reason: 'on-time', points: report.onTime ? rule.onTime : 0 },
    { reason: 'streak', points: Math.min(rule.streakCap, rule.streakStep * report.streak) },
  ];
  const parts = all.filter((part) => part.points > 0);
  return { total: parts.reduce((sum, part) => sum + part.points, 0), parts };
}
