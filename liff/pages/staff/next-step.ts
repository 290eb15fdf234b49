import type { QueueAnswer } from '../../../shared/api/review.ts';

type Counts = QueueAnswer['counts'];
export type StateCounts = Counts['states'];

/** The one thing to do next in a unit's month: what waits for her comes before what waits for others. */
export function nextStep({ states: { submitted, returned, missing }, objected }: Pick<Counts, 'states' | 'objected'>) {
  if (objected > 0) return { step: 'objected', count: objected } as const;
  if (submitted > 0) return { step: 'review', count: submitted } as const;
  if (missing > 0) return { step: 'call', count: missing } as const;
  if (returned > 0) return { step: 'wait', count: returned } as const;
  return { step: 'done', count: 0 } as const;
}
