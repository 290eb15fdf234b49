import type { QueueAnswer } from '../../../shared/api/review.ts';
import { BULK } from '../../../shared/text/staff-queue.ts';
import { formatCount } from '../../../shared/thai/count.ts';

/** What certifying so many of a month's reports does not touch, and why, in words. @param yours among them, for others to certify */
export function leftOut({ states }: QueueAnswer['counts'], yours: number, certifying: number): string[] {
  const parts = [
    [BULK.otherwise, Math.max(0, states.submitted - certifying)],
    [BULK.yours, yours],
    [BULK.returned, states.returned],
    [BULK.missing, states.missing],
  ] as const;
  return parts.flatMap(([words, count]) => (count > 0 ? [words(formatCount(count))] : []));
}
