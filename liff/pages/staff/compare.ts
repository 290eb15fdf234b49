import type { ReviewAnswer } from '../../../shared/api/review.ts';

export type Compared = ReviewAnswer['compared'][number];

/** Source: our own choice; a small number may differ from the unit's without meaning anything. */
const FAR = 3;

/** Does this item need a look? It is empty, it moved since last month, or, without a last month, is far from the unit's. */
export function standsOut({ value, before, median }: Compared): boolean {
  if (value === null) return true;
  if (before !== null) return value !== before;
  return median !== null && Math.abs(value - median) > Math.max(FAR, median);
}

/** How far an item moved, for the order in which it is read. */
const moved = ({ value, before, median }: Compared) => Math.abs((value ?? 0) - (before ?? median ?? 0));

/** Source: our own choice; more than a glance takes in helps nobody. */
const AT_A_GLANCE = 8;

/** What differs most, and the rest in the form's order. Where nothing does, her largest numbers: nobody certifies unseen. */
export function splitCompared(compared: readonly Compared[]) {
  const differing = compared.filter(standsOut).sort((a, b) => moved(b) - moved(a));
  const told = compared.filter(({ value }) => value !== null && value > 0);
  const shown = differing.length > 0 ? differing : told.sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const first = shown.slice(0, AT_A_GLANCE);
  return { differs: differing.length > 0, first, rest: compared.filter((one) => !first.includes(one)) };
}
