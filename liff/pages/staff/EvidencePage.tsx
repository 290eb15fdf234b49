import { FileCheck } from 'lucide';
import { useMemo } from 'preact/hooks';
import type { PackHead, PacksAnswer } from '../../../shared/api/evidence.ts';
import { replaced } from '../../../shared/text/pack-words.ts';
import { EVIDENCE, PACK, PACK_STATES, packTitle } from '../../../shared/text/staff-evidence.ts';
import { thaiDateTime, thaiMonth } from '../../../shared/thai/dates.ts';
import { Icon } from '../../components/Icon.tsx';
import type { PageWorld } from '../../state/pages.ts';
import { useLoad } from '../../state/pages-load.ts';
import { withoutMemory } from '../../state/without-memory.ts';
import type { PageProps } from '../page-props.ts';
import { Loaded } from '../States.tsx';
import { MonthSwitch } from './MonthSwitch.tsx';
import { newerOf } from './newer-pack.ts';
import { PreparePack } from './PreparePack.tsx';
import { apiOf, pathOf, placeOf, type StaffPlace } from './place.ts';
import { useMay } from './use-may.ts';

/** A unit's evidence: prepare this month's, and all that were made. */
export function EvidencePage({ world, path }: PageProps) {
  const place = placeOf(path);
  const forgetful = useMemo(() => withoutMemory(world), [world]);
  return place && <Packs world={forgetful} place={place} />;
}

function Packs({ world, place }: { world: PageWorld; place: StaffPlace }) {
  const { unitId, month } = place;
  const load = useLoad<PacksAnswer>(world, apiOf(unitId, 'evidence'));
  const may = useMay(world, unitId);
  return (
    <Loaded world={world} load={load}>
      {({ packs }) => (
        <>
          <section class="card">
            <h1 tabIndex={-1}>{EVIDENCE.title}</h1>
            <p class="hint">{EVIDENCE.about}</p>
            <MonthSwitch
              month={month}
              now={world.now()}
              pathOf={(other) => pathOf({ unitId, month: other }, 'evidence')}
            />
            {may('evidence.prepare') && <PreparePack key={month} world={world} place={place} packs={packs} />}
          </section>
          <h2 class="over">{EVIDENCE.history}</h2>
          {packs.length === 0 ? (
            <p class="card">{EVIDENCE.none}</p>
          ) : (
            <ul class="card list ways">
              {packs.map((pack) => (
                <Line key={pack.id} pack={pack} unitId={unitId} newer={newerOf(pack, packs)} />
              ))}
            </ul>
          )}
        </>
      )}
    </Loaded>
  );
}

function Line({ pack, unitId, newer }: { pack: PackHead; unitId: string; newer: number | null }) {
  const { id, month, number, state, prepared } = pack;
  return (
    <li>
      <a href={pathOf({ unitId, month }, `evidence/${id}`)}>
        <Icon of={FileCheck} size={28} />
        <span>
          {packTitle(thaiMonth(month), number)}
          <span class="d">{PACK.prepared(prepared.by.name, thaiDateTime(Date.parse(prepared.at)))}</span>
          <strong class={`tag ${state === 'approved' && newer === null ? 'done' : 'wait'}`}>
            {newer === null ? PACK_STATES[state] : replaced(newer)}
          </strong>
        </span>
      </a>
    </li>
  );
}
