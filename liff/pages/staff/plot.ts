import type { FiguresShape } from '../../../shared/api/dashboard.ts';
import { rateOf } from '../../../shared/dashboard/rate.ts';

// A plot's geometry, in a space of its own that is stretched over whatever width there is: months go to the right, percent up.

/** One month's width, and the height of a hundred percent. */
export const SLOT = 10;
export const TALL = 100;
const BAR = 6;

export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
type Counts = Pick<FiguresShape, 'entitled' | 'reported' | 'onTime'>;

const yOf = (rate: number) => TALL - Math.min(Math.max(rate, 0), 100);

/** The n-th month's bar: who reported in time, and on top of that who was late. Null: nobody was entitled. */
export function barOf(n: number, { entitled, reported, onTime }: Counts): { onTime: Bar; late: Bar } | null {
  const [all, early] = [rateOf(reported, entitled), rateOf(onTime, entitled)];
  if (all === null || early === null) return null;
  const x = n * SLOT + (SLOT - BAR) / 2;
  const bar = (from: number, to: number): Bar => ({ x, y: yOf(to), width: BAR, height: yOf(from) - yOf(to) });
  return { onTime: bar(0, early), late: bar(early, all) };
}

/** A line through what is known; it breaks where a month has none, and a month alone is a dot. */
export function lineOf(rates: readonly (number | null)[]): string {
  let drawn = '';
  for (const [n, rate] of rates.entries()) {
    if (rate === null) continue;
    const joins = n > 0 && rates[n - 1] !== null;
    drawn += `${joins ? 'L' : 'M'}${centreOf(n)} ${yOf(rate)}`;
  }
  return drawn;
}

/** A dot for each: strokes of no length, whose round ends stay round however far the plot is stretched. */
export function dotsOf(rates: readonly (number | null)[]): string {
  return rates.map((rate, n) => (rate === null ? '' : `M${centreOf(n)} ${yOf(rate)}h0`)).join('');
}

/** From the first month to the last, at a percentage. */
export function levelLine(rate: number, months: number): string {
  return `M0 ${yOf(rate)}H${months * SLOT}`;
}

const centreOf = (n: number) => n * SLOT + SLOT / 2;
