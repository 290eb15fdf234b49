import type { QueueFilter, QueueState } from '../../../shared/api/review.ts';
import type { Month } from '../../../shared/calendar/months.ts';

/** What the list shows. Null = all. */
export interface Shown {
  readonly state: QueueState | null;
  readonly village: string | null;
  readonly flag: NonNullable<QueueFilter['flag']> | null;
  readonly late: boolean;
}

/** What waits for her comes first. */
export const WAITING: Shown = { state: 'submitted', village: null, flag: null, late: false };

/** Of one page of the list. */
const PAGE = 50;

/** The query under /api of a part of the list. */
export function queryOf(month: Month, { state, village, flag, late }: Shown, after: string | null): string {
  const all = { month, state, village, flag, late: late ? 'true' : null, after, limit: String(PAGE) };
  const given = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  return String(new URLSearchParams(given));
}

/** For certifying all that it leaves: only what waits can be certified. */
export function filterOf({ village, flag, late }: Shown): QueueFilter {
  return { ...(village && { village }), ...(flag && { flag }), ...(late && { late }) };
}
