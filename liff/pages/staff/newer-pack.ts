import type { PackHead } from '../../../shared/api/evidence.ts';

type Pack = Pick<PackHead, 'month' | 'number' | 'state'>;

/** The last approved pack of its month, where that is not this approved one. The newest stand first. */
export function newerOf({ month, number, state }: Pack, packs: readonly Pack[]): number | null {
  const last = packs.find((pack) => pack.month === month && pack.state === 'approved');
  return state === 'approved' && last && last.number > number ? last.number : null;
}
