import { useState } from 'preact/hooks';
import type { UnitsAnswer } from '../../../shared/api/staff.ts';
import type { PageWorld } from '../../state/pages.ts';
import { useLoad } from '../../state/pages-load.ts';

/** The units that she looks after: the first of them, and more by and by. */
export function useMoreUnits(world: PageWorld, first: UnitsAnswer) {
  const [units, setUnits] = useState(first.units);
  const [next, setNext] = useState(first.next);
  const [busy, setBusy] = useState(false);
  const more = async () => {
    if (busy) return;
    setBusy(true);
    const reply = await world.call<UnitsAnswer>('GET', `/units?after=${encodeURIComponent(next ?? '')}`);
    setBusy(false);
    if (reply.kind !== 'ok') return;
    setUnits([...units, ...reply.data.units]);
    setNext(reply.data.next);
  };
  return { units, next, busy, more: () => void more() };
}

/** Whether there is another unit to go to; false until it is heard. */
export function useSeveralUnits(world: PageWorld): boolean {
  const { data } = useLoad<UnitsAnswer>(world, '/units?limit=2').now;
  return data !== null && data.units.length > 1;
}
