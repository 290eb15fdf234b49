import type { PageWorld } from './pages.ts';

/**
 * What she typed for others goes with the duty to file for them, and what lay too long goes in any case.
 * @param may whether she has that duty
 */
export function tidyFilings(world: PageWorld, may: boolean): void {
  if (may) void world.filings().then((filings) => filings?.dropOld().catch(() => {}));
  else void world.wipeFilings();
}
