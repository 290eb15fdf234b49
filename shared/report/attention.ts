import type { Flag } from './flags.ts';
import type { ReportState } from './lifecycle.ts';

/**
 * How much each flag makes a reviewer look, more first. Source: our own choice. Numbers that cannot be true weigh more than
 * those that are unusual, and those more than what is only not complete or not in time.
 */
const FLAG_WEIGHTS: Readonly<Record<Flag, number>> = {
  'all-zero': 50,
  'over-households': 40,
  'same-thrice': 40,
  jump: 30,
  'part-over-whole': 30,
  'too-fast': 25,
  'over-usual': 20,
  'filed-by-other': 15,
  incomplete: 10,
  late: 5,
};

/** More than all flags together: whoever says that what was filed for her is wrong is looked at first. */
export const OBJECTED = 1000;

/** She objected to what was filed for her, and nobody has done anything about it yet. */
export function isObjected({ state, attention }: { state: ReportState; attention: number | null }): boolean {
  return state === 'returned' && (attention ?? 0) >= OBJECTED;
}

/** Where a report stands in the queue: 0 = nothing stands out. */
export function attentionOf(flags: readonly Flag[]): number {
  return flags.reduce((sum, flag) => sum + FLAG_WEIGHTS[flag], 0);
}
