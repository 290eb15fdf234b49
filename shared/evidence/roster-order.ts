import { outcomeOf } from './payable.ts';
import type { Line, PersonFact } from './snapshot.ts';

/** หมู่ 2 before หมู่ 10. */
const { compare } = new Intl.Collator('th', { numeric: true });
/** Behind every Thai name. */
const LAST = '\uffff';

/** The list in its order (village, name), numbered, and what became of each. Who is not on the roster comes last. */
export function numbered(people: readonly PersonFact[]): Line[] {
  const sorted = people.toSorted(
    (a, b) =>
      Number(b.onRoster) - Number(a.onRoster) ||
      compare(a.village ?? LAST, b.village ?? LAST) ||
      compare(a.name, b.name) ||
      (a.id < b.id ? -1 : 1),
  );
  return sorted.map((person, index) => ({ ...person, no: index + 1, outcome: outcomeOf(person) }));
}
