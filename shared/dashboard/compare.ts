import type { Answers } from '../report/answers.ts';
import { median } from '../report/flags.ts';

/** Source: our own choice: of fewer, the middle tells one office what another one did. */
export const LEAST_UNITS = 3;

/** Item code → what one report says of it. */
export type PerItem = Readonly<Record<string, number | null>>;

/** Units that reported, side by side: how many reports each has, and item by item what they say together. */
export interface SideBySide {
  readonly reported: readonly number[];
  readonly items: Readonly<Record<string, readonly number[]>>;
}

/** What one report says of an item on average, to one decimal. Null: there is no report to be an average of. */
export function perReport(sum: number, reports: number): number | null {
  return reports > 0 ? Math.round((sum * 10) / reports) / 10 : null;
}

/** The codes in order, so that the same units always make the same text. */
export function sideBySide(units: readonly { readonly reported: number; readonly sums: Answers }[]): SideBySide {
  const known = units.filter(({ reported }) => reported > 0);
  const codes = [...new Set(known.flatMap(({ sums }) => Object.keys(sums)))].sort();
  return {
    reported: known.map(({ reported }) => reported),
    items: Object.fromEntries(codes.map((code) => [code, known.map(({ sums }) => sums[code] ?? 0)])),
  };
}

/** Item by item the middle of what units did for each report; nothing at all for fewer than LEAST_UNITS that reported. */
export function middles(places: readonly SideBySide[]): PerItem {
  const units = places.reduce((all, { reported }) => all + reported.length, 0);
  if (units < LEAST_UNITS) return {};
  const codes = new Set(places.flatMap(({ items }) => Object.keys(items)));
  // Of a whole country these are 300,000 numbers: an array that holds nothing else is filled and sorted in half the time.
  const each = new Float64Array(units);
  const middle = (code: string) => {
    let at = 0;
    for (const { reported, items } of places) {
      const sums = items[code] ?? [];
      for (const [unit, reports] of reported.entries()) each[at++] = (sums[unit] ?? 0) / reports;
    }
    return median([...each.sort().subarray(Math.ceil(units / 2) - 1, Math.floor(units / 2) + 1)]);
  };
  return Object.fromEntries([...codes].map((code) => [code, perReport(middle(code), 1)]));
}
