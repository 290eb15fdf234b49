import { useEffect, useState } from 'preact/hooks';
import type { Month } from '../../shared/calendar/months.ts';
import type { PageWorld } from './pages.ts';

/** Months whose reports lie on this phone, so that "not sent" is not all that she reads. */
export function useWaiting(world: PageWorld): readonly Month[] {
  const [waiting, setWaiting] = useState<readonly Month[]>([]);
  const id = world.me.value?.id;
  useEffect(() => {
    void world.waiting().then(setWaiting);
  }, [world, id]);
  return waiting;
}
