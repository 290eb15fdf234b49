import type { QueueAnswer } from '../../../shared/api/review.ts';

export type StateCounts = QueueAnswer['counts']['states'];

/** The one thing to do next in a unit's month: what waits for her comes before what waits for others. */
export function nextStep({ submitted, returned, missing }: StateCounts) {
  if (submitted > 0) return { step: 'review', count: submitted } as const;
  if (missing > 0) return { step: 'call', count: missing } as const;
  if (returned > 0) return { step: 'wait', count: returned } as const;
  return { step: 'done', count: 0 } as const;
}
