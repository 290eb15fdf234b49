import { useEffect, useState } from 'preact/hooks';
import type { DutiesAnswer } from '../../../shared/api/staff.ts';
import type { Action } from '../../../shared/people/scope.ts';
import type { PageWorld } from '../../state/pages.ts';
import { type Load, useLoad } from '../../state/pages-load.ts';
import { tidyFilings } from '../../state/tidy-filings.ts';

type Duties = DutiesAnswer['duties'];

/** Last heard, and of whom: so that the next page's buttons stand at once. The server judges each act anew. */
let heard: { readonly who: string; readonly duties: Duties } | null = null;

/** Whether a button for this is of any use to her here. */
export function useMay(world: PageWorld, unitId: string): (action: Action) => boolean {
  const duties = useDuties(world);
  return (action) => duties.some((duty) => duty.actions.includes(action) && reaches(duty, unitId));
}

/** What of her duties here is lent to her: by whom, and until when. */
export function useLent(world: PageWorld, unitId: string): NonNullable<Duties[number]['lent']>[] {
  return useDuties(world)
    .filter((duty) => reaches(duty, unitId))
    .flatMap(({ lent }) => lent ?? []);
}

/** What she is entrusted with; none until it is heard. */
export function useDuties(world: PageWorld): Duties {
  const who = world.me.value?.id ?? '';
  const [duties, setDuties] = useState<Duties>(heard?.who === who ? heard.duties : []);
  useEffect(() => {
    void world.call<DutiesAnswer>('GET', '/staff/duties').then((reply) => {
      if (reply.kind !== 'ok') return;
      const { duties: told } = reply.data;
      heard = { who, duties: told };
      setDuties(told);
      tidy(world, told);
    });
  }, [world, who]);
  return duties;
}

/** The same for a page that is nothing without it. */
export function useDutiesLoad(world: PageWorld): Load<DutiesAnswer> {
  const load = useLoad<DutiesAnswer>(world, '/staff/duties');
  const { state, data } = load.now;
  useEffect(() => {
    if (state === 'ready' && data) tidy(world, data.duties);
  }, [world, state, data]);
  return load;
}

const tidy = (world: PageWorld, duties: Duties) =>
  tidyFilings(
    world,
    duties.some(({ actions }) => actions.includes('report.file-for')),
  );

/** Areas above units whose figures are hers to see. */
export const overviewed = (duties: Duties) =>
  duties.filter(({ area, actions }) => area.kind !== 'unit' && actions.includes('dashboard.read'));

/** Whoever looks after more than a unit sees this page only where it lies below her area. */
function reaches({ area }: Duties[number], unitId: string): boolean {
  return area.kind === 'unit' ? area.id === unitId : area.kind !== 'village';
}
