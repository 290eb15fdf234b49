import { useMemo } from 'preact/hooks';
import { ROSTER } from '../../../shared/text/staff-roster.ts';
import { thaiMonth } from '../../../shared/thai/dates.ts';
import { withoutMemory } from '../../state/without-memory.ts';
import type { PageProps } from '../page-props.ts';
import { CodesCard } from './CodesCard.tsx';
import { placeOf } from './place.ts';
import { Refused } from './Refused.tsx';
import { RosterImports } from './RosterImports.tsx';
import { RosterPreviewCard } from './RosterPreviewCard.tsx';
import { useMay } from './use-may.ts';
import { useRoster } from './use-roster.ts';

/** A unit's roster from its office's file, and the codes that let its people in. */
export function RosterPage({ world, path }: PageProps) {
  const place = placeOf(path);
  const forgetful = useMemo(() => withoutMemory(world), [world]);
  const may = useMay(forgetful, place?.unitId ?? '');
  const roster = useRoster(forgetful, place?.unitId ?? '', place?.month ?? '');
  if (!place) return null;
  const { preview, busy, trouble, choose } = roster;
  return (
    <>
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
      {may('codes.print') && <CodesCard world={forgetful} unitId={place.unitId} />}
      {may('roster.import') && <RosterImports world={forgetful} unitId={place.unitId} roster={roster} />}
    </>
  );
}
