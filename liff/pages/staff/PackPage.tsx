import { ArrowLeft } from 'lucide';
import { useMemo } from 'preact/hooks';
import type { PackAnswer } from '../../../shared/api/evidence.ts';
import { replaced } from '../../../shared/text/pack-words.ts';
import { EVIDENCE, PACK, PACK_STATES, packTitle } from '../../../shared/text/staff-evidence.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { thaiDateTime, thaiMonth } from '../../../shared/thai/dates.ts';
import { Icon } from '../../components/Icon.tsx';
import { useLoad } from '../../state/pages-load.ts';
import { withoutMemory } from '../../state/without-memory.ts';
import type { PageProps } from '../page-props.ts';
import { Loaded } from '../States.tsx';
import { PackActs } from './PackActs.tsx';
import { PackPeople } from './PackPeople.tsx';
import { apiOf, pathOf, placeOf } from './place.ts';

const at = (instant: string) => thaiDateTime(Date.parse(instant));

/** One pack: what is in it and what is not, for whoever approves it. */
export function PackPage({ world, path }: PageProps) {
  const place = placeOf(path);
  const [, id = ''] = place ? place.rest.split('/') : [];
  const forgetful = useMemo(() => withoutMemory(world), [world]);
  const api = apiOf(place?.unitId ?? '', `evidence/${encodeURIComponent(id)}`);
  const load = useLoad<PackAnswer>(forgetful, api);
  if (!place) return null;
  return (
    <>
      <nav class="beside">
        <a class="link" href={pathOf(place, 'evidence')}>
          <Icon of={ArrowLeft} />
          {EVIDENCE.back}
        </a>
      </nav>
      <Loaded world={world} load={load}>
        {(pack) => (
          <>
            <Head pack={pack} />
            <PackPeople pack={pack} />
            <PackActs world={forgetful} pack={pack} api={api} changed={load.again} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Head({ pack }: { pack: PackAnswer }) {
  const { unit, month, number, state, cutOffAt, prepared, approved, reason, totals, money, hash, replaces, newer } =
    pack;
  const stands = state === 'approved' && newer === null;
  return (
    <section class="card">
      <div class="headline">
        <h1 tabIndex={-1}>{packTitle(thaiMonth(month), number)}</h1>
        <span class={`tag ${stands ? 'done' : 'wait'}`}>{newer === null ? PACK_STATES[state] : replaced(newer)}</span>
      </div>
      <p>{unit.name}</p>
      {replaces !== null && <p>{PACK.replaces(replaces)}</p>}
      <p class="sum">{PACK.payable(formatCount(totals.payable), formatCount(totals.people))}</p>
      {typeof money?.gross === 'number' && <p>{wordsOfMoney(money.gross, money.net)}</p>}
      {reason && <p>{PACK.reason(reason)}</p>}
      <p class="d">{PACK.cutOff(at(cutOffAt))}</p>
      <p class="d">{PACK.prepared(prepared.by.name, at(prepared.at))}</p>
      {approved && <p class="d">{PACK.approved(approved.by.name, at(approved.at))}</p>}
      {/* The approval is part of what it stands for: whoever notes it earlier finds no match later. */}
      {approved && (
        <p class="d">
          {PACK.mark}: <code>{hash}</code>
        </p>
      )}
    </section>
  );
}

function wordsOfMoney(gross: number, net: number | null): string {
  return net === null ? PACK.gross(formatCount(gross)) : PACK.money(formatCount(gross), formatCount(net));
}
