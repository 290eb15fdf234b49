import type { QueueAnswer, QueueLine } from '../../../shared/api/review.ts';
import { BULK } from '../../../shared/text/staff-queue.ts';
import { formatCount } from '../../../shared/thai/count.ts';

/** What certifying so many of a month's reports does not touch, and why, in words. */
export function leftOut({ states }: QueueAnswer['counts'], lines: readonly QueueLine[], certifying: number): string[] {
  const yours = lines.filter(({ yours: why }) => why !== null).length;
  const parts = [
    [BULK.otherwise, Math.max(0, states.submitted - certifying)],
    [BULK.yours, yours],
    [BULK.returned, states.returned],
    [BULK.missing, states.missing],
  ] as const;
  return parts.flatMap(([words, count]) => (count > 0 ? [words(formatCount(count))] : []));
}
