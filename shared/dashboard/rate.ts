/** How far an area is: `none` where nobody is entitled, so that there is nothing to be a share of. */
export type RateLevel = 'good' | 'watch' | 'low' | 'none';

/** From which share on, in percent, the highest first. Source: the ministry's colours (domain.md, G7): ≥ 90, 70–89, < 70. */
export const RATE_LEVELS: readonly { readonly level: Exclude<RateLevel, 'none'>; readonly from: number }[] = [
  { level: 'good', from: 90 },
  { level: 'watch', from: 70 },
  { level: 'low', from: 0 },
];

/** ร้อยละ with one decimal, cut and not rounded: 89.96 never reads as the 90 that it is not. Null: of nothing. */
export function rateOf(part: number, whole: number): number | null {
  return whole > 0 ? Math.floor((part * 1000) / whole) / 10 : null;
}

export function levelOf(rate: number | null): RateLevel {
  if (rate === null) return 'none';
  return RATE_LEVELS.find(({ from }) => rate >= from)?.level ?? 'low';
}
