/** Of ascending numbers, the one below which a share `q` of them lies; 0 when there is none. */
export function quantile(ascending: ArrayLike<number>, q: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * q))] ?? 0;
}

export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** Rounds of one measurement: machines are noisy, so the median counts and the rest shows how far to trust it. */
export function spreadOf(rounds: readonly number[]): Spread {
  const sorted = rounds.toSorted((a, b) => a - b);
  return { median: quantile(sorted, 0.5), least: sorted[0] ?? 0, most: sorted.at(-1) ?? 0 };
}

/** Slope of a line through the points, by least squares; 0 for fewer than two. */
export function slopeOf(points: readonly { readonly x: number; readonly y: number }[]): number {
  const mean = (of: (point: { x: number; y: number }) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [mx, my] = [mean(({ x }) => x), mean(({ y }) => y)];
  const across = points.reduce((sum, { x }) => sum + (x - mx) ** 2, 0);
  return across === 0 ? 0 : points.reduce((sum, { x, y }) => sum + (x - mx) * (y - my), 0) / across;
}

const BARS = '▁▂▃▄▅▆▇█';

/** A line of `width` little bars, from 0 to the largest value. */
export function sparkline(values: readonly number[], width = 30): string {
  const most = Math.max(...values, 1);
  const picked = Array.from({ length: Math.min(width, values.length) }, (_, index) => {
    const at = Math.floor((index * values.length) / Math.min(width, values.length));
    return values[at] ?? 0;
  });
  return picked.map((value) => BARS[Math.round((value / most) * (BARS.length - 1))]).join('');
}

export function medianOf<T>(rounds: readonly T[], of: (round: T) => number): number {
  return spreadOf(rounds.map(of)).median;
}
