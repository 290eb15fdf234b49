import type { PageWorld } from '../state/pages.ts';

/** What every page is given. */
export interface PageProps {
  readonly world: PageWorld;
  readonly path: string;
}
