import type { QuotaPlan } from '../options.ts';

export type SendKind = 'reply' | 'push' | 'multicast' | 'broadcast' | 'narrowcast';

/** LINE's days and months of statistics begin at UTC+9. */
const JAPAN_MS = 9 * 3_600_000;
export const japanDay = (now: number): string =>
  new Date(now + JAPAN_MS).toISOString().slice(0, 10).replaceAll('-', '');

/** What was sent: the month's counted messages, and deliveries per kind and day. */
export interface Usage {
  plan: QuotaPlan;
  /** Counted people of the month at `now`. */
  month(now: number): number;
  /** False when `count` more would pass the plan's limit. */
  fits(count: number, now: number): boolean;
  /** `counted` is 0 for replies, which are free. */
  add(kind: SendKind, people: number, counted: number, now: number): void;
  onDay(kind: SendKind, day: string): number;
}

export function createUsage(plan: QuotaPlan): Usage {
  const months = new Map<string, number>();
  const days = new Map<string, number>();
  const usage: Usage = {
    plan,
    month: (now) => months.get(japanDay(now).slice(0, 6)) ?? 0,
    fits: (count, now) => usage.plan.type === 'none' || usage.month(now) + count <= usage.plan.value,
    add(kind, people, counted, now) {
      const day = japanDay(now);
      days.set(`${kind} ${day}`, (days.get(`${kind} ${day}`) ?? 0) + people);
      if (counted > 0) months.set(day.slice(0, 6), (months.get(day.slice(0, 6)) ?? 0) + counted);
    },
    onDay: (kind, day) => days.get(`${kind} ${day}`) ?? 0,
  };
  return usage;
}
