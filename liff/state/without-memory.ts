import type { PageWorld } from './pages.ts';

/** Other people's names and phone numbers are not for the phone's storage, not even for this visit. */
export function withoutMemory(world: PageWorld): PageWorld {
  return { ...world, lastSeen: () => null, keep() {} };
}
