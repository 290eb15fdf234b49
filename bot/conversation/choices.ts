import type { FormItem } from '../../shared/report/form.ts';

/** At most so many numbers on one row of quick replies; LINE allows 13 and some are needed for other buttons. */
const MOST = 8;
const SMALL = [1, 2, 3, 4, 5, 6, 8, 10];
const HOUSES = [5, 8, 10, 12, 15, 20];

/** Numbers to tap for an item: none, what is likely for her, and the common ones. Ascending. */
export function numberChoices(item: FormItem, likely: readonly (number | null)[]): number[] {
  const common = item.counts === 'household' ? HOUSES : SMALL;
  const wanted = [0, item.typical, ...likely.filter((n) => n !== null), ...common];
  return [...new Set(wanted)].slice(0, MOST).sort((a, b) => a - b);
}
