import { ArrowLeft } from 'lucide';
import { useMemo } from 'preact/hooks';
import type { RosterImports as RosterImportsAnswer } from '../../../shared/api/roster.ts';
import type { Month } from '../../../shared/calendar/months.ts';
import { STAFF_WAYS } from '../../../shared/text/staff-home.ts';
import { ROSTER } from '../../../shared/text/staff-roster.ts';
import { thaiMonth } from '../../../shared/thai/dates.ts';
import { Icon } from '../../components/Icon.tsx';
import type { PageWorld } from '../../state/pages.ts';
import { useLoad } from '../../state/pages-load.ts';
import { withoutMemory } from '../../state/without-memory.ts';
import type { PageProps } from '../page-props.ts';
import { Loaded } from '../States.tsx';
import { CodesCard } from './CodesCard.tsx';
import { areaPath, placeOf, rosterOf } from './place.ts';
import { Refused } from './Refused.tsx';
import { RosterImports } from './RosterImports.tsx';
import { RosterPreviewCard } from './RosterPreviewCard.tsx';
import { useMay } from './use-may.ts';
import { useRoster } from './use-roster.ts';

/** The roster of a unit, or of all below an area, from an office's file; and a unit's codes, which let its people in. */
export function RosterPage({ world, path }: PageProps) {
  const unit = placeOf(path);
  const place = unit ? { areaId: unit.unitId, month: unit.month } : rosterOf(path);
  const forgetful = useMemo(() => withoutMemory(world), [world]);
  if (!place) return null;
  return <Imported key={place.areaId} world={forgetful} memory={world} place={place} ofUnit={unit !== null} />;
}

interface Props {
  world: PageWorld;
  /** What remembers in this visit. */
  memory: PageWorld;
  place: { readonly areaId: string; readonly month: Month };
  ofUnit: boolean;
}

/** What was brought in before comes first: whoever may not see that is offered nothing here. */
function Imported(props: Props) {
  const { world, place } = props;
  const load = useLoad<RosterImportsAnswer>(world, importsPath(place.areaId));
  return (
    <Loaded world={world} load={load}>
      {(imports) => <Roster {...props} imports={imports} again={load.again} />}
    </Loaded>
  );
}

function Roster(props: Props & { imports: RosterImportsAnswer; again: () => void }) {
  const { world, memory, place, ofUnit, imports, again } = props;
  const { areaId, month } = place;
  const may = useMay(world, areaId);
  const roster = useRoster(world, memory, areaId, month);
  const { preview, busy, deciding, trouble, choose } = roster;
  return (
    <>
      {!ofUnit && (
        <nav class="beside">
          <a class="link" href={areaPath(areaId, month)}>
            <Icon of={ArrowLeft} />
            {STAFF_WAYS.area}
          </a>
        </nav>
      )}
      <section class="card">
        <h1 tabIndex={-1}>{ROSTER.title}</h1>
        <p>{thaiMonth(month)}</p>
        <p class="hint">{ROSTER.about}</p>
        <label class="btn" aria-disabled={busy}>
          {busy && !deciding ? ROSTER.reading : ROSTER.choose}
          <input
            class="sr"
            type="file"
            accept=".csv,.xlsx"
            disabled={busy}
            onChange={({ currentTarget }) => {
              const file = currentTarget.files?.[0];
              if (file) choose(file);
            }}
          />
        </label>
        {!preview && <Refused world={world} trouble={trouble} />}
      </section>
      {preview && <RosterPreviewCard world={world} preview={preview} roster={roster} />}
      {ofUnit && may('codes.print') && <CodesCard world={world} unitId={areaId} />}
      <RosterImports world={world} path={importsPath(areaId)} first={imports} again={again} roster={roster} />
    </>
  );
}

const importsPath = (areaId: string) => `/roster/imports?area=${encodeURIComponent(areaId)}`;
