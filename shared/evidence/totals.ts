import { netOf } from './amounts.ts';
import type { Outcome } from './payable.ts';
import type { Line, Snapshot } from './snapshot.ts';

/** How many there are of each outcome, of one village or of the unit. */
export interface Totals {
  readonly people: number;
  readonly reported: number;
  readonly certified: number;
  readonly payable: number;
  readonly excluded: Readonly<Partial<Record<Outcome, number>>>;
}

export interface MoneyTotals {
  readonly gross: number | null;
  readonly deduction: number | null;
  readonly net: number | null;
}

export function totalsOf(people: readonly Line[]): Totals {
  const excluded: Partial<Record<Outcome, number>> = {};
  for (const { outcome } of people) if (outcome !== 'payable') excluded[outcome] = (excluded[outcome] ?? 0) + 1;
  const count = (holds: (line: Line) => boolean) => people.filter(holds).length;
  return {
    people: people.length,
    reported: count(({ report }) => report !== null),
    certified: count(({ report }) => report?.certified != null),
    payable: count(({ outcome }) => outcome === 'payable'),
    excluded,
  };
}

/** Of each village in the order of the list; null for those who are in none. */
export function totalsByVillage(people: readonly Line[]): [village: string | null, totals: Totals][] {
  return [...Map.groupBy(people, ({ village }) => village)].map(([village, lines]) => [village, totalsOf(lines)]);
}

/** Sums of the columns of money over those who are payable; null: the pack shows none. */
export function moneyOf({ money, people }: Pick<Snapshot, 'money' | 'people'>): MoneyTotals | null {
  if (money === null) return null;
  const { payable } = totalsOf(people);
  const sum = (each: number | null) => (each === null ? null : each * payable);
  return { gross: sum(money.gross), deduction: sum(money.deduction), net: sum(netOf(money)) };
}
