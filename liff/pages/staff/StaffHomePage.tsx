import { useEffect, useMemo } from 'preact/hooks';
import type { UnitsAnswer } from '../../../shared/api/staff.ts';
import { go } from '../../router.ts';
import type { PageWorld } from '../../state/pages.ts';
import { useLoad } from '../../state/pages-load.ts';
import { withoutMemory } from '../../state/without-memory.ts';
import type { PageProps } from '../page-props.ts';
import { Loaded, Skeleton } from '../States.tsx';
import { ChooseUnit } from './ChooseUnit.tsx';
import { monthOfWork, pathOf, placeOf } from './place.ts';
import { StaffOnly } from './StaffOnly.tsx';
import { UnitHome } from './UnitHome.tsx';

/** An officer's first page: her unit's month at a glance, and what to do next. */
export function StaffHomePage({ world, path }: PageProps) {
  const place = placeOf(path);
  const forgetful = useMemo(() => withoutMemory(world), [world]);
  return place ? <UnitHome world={forgetful} place={place} /> : <Units world={forgetful} />;
}

function Units({ world }: { world: PageWorld }) {
  const load = useLoad<UnitsAnswer>(world, '/units');
  return (
    <Loaded world={world} load={load}>
      {(first) => {
        const [unit] = first.units;
        if (unit === undefined) return <StaffOnly />;
        return first.units.length > 1 ? (
          <ChooseUnit key={world.me.value?.id ?? ''} world={world} first={first} />
        ) : (
          <GoTo path={pathOf({ unitId: unit.id, month: monthOfWork(world.now()) })} />
        );
      }}
    </Loaded>
  );
}

/** She looks after one unit only: its month has an address of its own. */
function GoTo({ path }: { path: string }) {
  useEffect(() => go(path, { replace: true }), [path]);
  return <Skeleton />;
}
