import { ArrowLeft } from 'lucide';
import { useMemo } from 'preact/hooks';
import { STAFF_WAYS } from '../../../shared/text/staff-home.ts';
import { ROSTER } from '../../../shared/text/staff-roster.ts';
import { thaiMonth } from '../../../shared/thai/dates.ts';
import { Icon } from '../../components/Icon.tsx';
import { withoutMemory } from '../../state/without-memory.ts';
import type { PageProps } from '../page-props.ts';
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
  const may = useMay(forgetful, place?.areaId ?? '');
  const roster = useRoster(forgetful, place?.areaId ?? '', place?.month ?? '');
  if (!place) return null;
  const { preview, busy, trouble, choose } = roster;
  return (
    <>
      {!unit && (
        <nav class="beside">
          <a class="link" href={areaPath(place.areaId, place.month)}>
            <Icon of={ArrowLeft} />
            {STAFF_WAYS.area}
          </a>
        </nav>
      )}
      <section class="card">
        <h1 tabIndex={-1}>{ROSTER.title}</h1>
        <p>{thaiMonth(place.month)}</p>
        {may('roster.import') && (
          <>
            <p class="hint">{ROSTER.about}</p>
            <label class="btn" aria-disabled={busy}>
              {busy ? ROSTER.reading : ROSTER.choose}
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
          </>
        )}
        {!preview && <Refused world={forgetful} trouble={trouble} />}
      </section>
      {preview && <RosterPreviewCard world={forgetful} preview={preview} roster={roster} />}
      {unit && may('codes.print') && <CodesCard world={forgetful} unitId={unit.unitId} />}
      {may('roster.import') && <RosterImports world={forgetful} areaId={place.areaId} roster={roster} />}
    </>
  );
}
