import { Users } from 'lucide';
import { useMemo, useState } from 'preact/hooks';
import type { UnitsAnswer } from '../../../shared/api/staff.ts';
import { CALL_LIST, STAFF_ONLY } from '../../../shared/text/call-list-page.ts';
import type { PageWorld } from '../../state/pages.ts';
import { useLoad } from '../../state/pages-load.ts';
import { withoutMemory } from '../../state/without-memory.ts';
import type { PageProps } from '../page-props.ts';
import { Loaded, Note } from '../States.tsx';
import { useMoreUnits } from '../staff/use-units.ts';
import { Heading } from './Heading.tsx';
import { UnitCalls } from './UnitCalls.tsx';

/** Staff see whom to call; everybody else reads where her own things are. */
export function CallListPage({ world }: PageProps) {
  const forgetful = useMemo(() => withoutMemory(world), [world]);
  const units = useLoad<UnitsAnswer>(forgetful, '/units');
  return (
    <Loaded world={world} load={units}>
      {(first) =>
        first.units.length === 0 ? (
          <Note icon={Users} title={STAFF_ONLY.title} body={STAFF_ONLY.body}>
            <a class="btn" href="/liff">
              {STAFF_ONLY.home}
            </a>
          </Note>
        ) : (
          <Units key={world.me.value?.id ?? ''} world={forgetful} first={first} />
        )
      }
    </Loaded>
  );
}

function Units({ world, first }: { world: PageWorld; first: UnitsAnswer }) {
  const { units, next, busy, more } = useMoreUnits(world, first);
  const [unitId, setUnitId] = useState(units.length === 1 ? units[0]?.id : undefined);
  /** She came here by a tap of this page's: the heading is where she reads on. */
  const [moved, setMoved] = useState(false);
  const go = (id: string | undefined) => {
    setMoved(true);
    setUnitId(id);
  };
  if (unitId !== undefined)
    return (
      <UnitCalls world={world} unitId={unitId} moved={moved} back={units.length > 1 ? () => go(undefined) : null} />
    );
  return (
    <section class="card">
      <Heading focus={moved}>{CALL_LIST.choose}</Heading>
      <ul class="units">
        {units.map((unit) => (
          <li key={unit.id}>
            <button type="button" class="btn ghost" onClick={() => go(unit.id)}>
              <span>
                {unit.name}
                {unit.district && <span class="d">{unit.district}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {next && (
        <button type="button" class="btn" aria-disabled={busy} onClick={more}>
          {CALL_LIST.moreUnits}
        </button>
      )}
    </section>
  );
}
