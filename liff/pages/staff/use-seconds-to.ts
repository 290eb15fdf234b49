import { useEffect, useState } from 'preact/hooks';
import type { PageWorld } from '../../state/pages.ts';

/** Whole seconds until then by the server's clock, counted down while the page is open; 0 when it is over. */
export function useSecondsTo(world: PageWorld, until: number): number {
  const [now, setNow] = useState(world.now());
  const over = now >= until;
  useEffect(() => {
    if (over) return;
    const timer = setInterval(() => setNow(world.now()), 1_000);
    return () => clearInterval(timer);
  }, [world, over]);
  return Math.max(0, Math.ceil((until - now) / 1_000));
}
