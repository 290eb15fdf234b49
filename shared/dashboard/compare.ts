import type { Answers } from '../report/answers.ts';
import { median } from '../report/flags.ts';

/** Source: our own choice: of fewer, the middle tells one office what another one did. */
export const LEAST_UNITS = 3;

/** Item code → what one report says of it. */
export type PerItem = Readonly<Record<string, number | null>>;

/** What one report says of an item on average, to one decimal. Null: there is no report to be an average of. */
export function perReport(sum: number, reports: number): number | null {
  return reports > 0 ? Math.round((sum * 10) / reports) / 10 : null;
}

/** Item by item the middle of what units did for each report; nothing at all for fewer than LEAST_UNITS that reported. */
export function middles(units: readonly { readonly reported: number; readonly sums: Answers }[]): PerItem {
  const known = units.filter(({ reported }) => reported > 0);
  if (known.length < LEAST_UNITS) return {};
  const codes = new Set(known.flatMap(({ sums }) => Object.keys(sums)));
  const middle = (code: string) => median(known.map(({ reported, sums }) => (sums[code] ?? 0) / reported));
  return Object.fromEntries([...codes].map((code) => [code, perReport(middle(code), 1)]));
}
