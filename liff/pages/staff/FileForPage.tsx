import { useMemo } from 'preact/hooks';
import type { ReviewAnswer, UnreportedAnswer } from '../../../shared/api/review.ts';
import type { DutiesAnswer } from '../../../shared/api/staff.ts';
import type { PageWorld } from '../../state/pages.ts';
import { useLoad } from '../../state/pages-load.ts';
import { withoutMemory } from '../../state/without-memory.ts';
import type { PageProps } from '../page-props.ts';
import { Loaded } from '../States.tsx';
import { ChoosePerson } from './ChoosePerson.tsx';
import { FileForm } from './FileForm.tsx';
import { apiOf, placeOf, type StaffPlace } from './place.ts';

/** Who has not sent, then the numbers of her paper form; or the numbers of a report that was filed and is not right. */
export function FileForPage({ world, path }: PageProps) {
  const place = placeOf(path);
  const forgetful = useMemo(() => withoutMemory(world), [world]);
  if (!place) return null;
  const [, personId, reportId] = place.rest.split('/').map(decodeURIComponent);
  const props = { world: forgetful, real: world, place, personId: personId ?? null };
  return reportId ? <Again {...props} reportId={reportId} /> : <Missing {...props} />;
}

interface Props {
  world: PageWorld;
  /** What remembers: a form holds nobody's data. */
  real: PageWorld;
  place: StaffPlace;
  personId: string | null;
}

function Missing(props: Props) {
  const { world, place } = props;
  const load = useLoad<DutiesAnswer>(world, '/staff/duties');
  return (
    <Loaded world={world} load={load}>
      {({ duties }) => {
        const may = duties.filter(
          ({ area, actions }) => area.id === place.unitId && actions.includes('report.file-for'),
        );
        // An officer's reaches the whole unit; a head volunteer's her own village.
        const whole = may.length === 0 || may.some(({ village }) => village === null);
        return <Unreported {...props} village={whole ? null : (may[0]?.village?.id ?? null)} />;
      }}
    </Loaded>
  );
}

function Unreported({ world, real, place, personId, village }: Props & { village: string | null }) {
  const { unitId, month } = place;
  const query = new URLSearchParams({ month, ...(village !== null && { village }) });
  const load = useLoad<UnreportedAnswer>(world, apiOf(unitId, `unreported?${query}`));
  return (
    <Loaded world={world} load={load}>
      {(first) => {
        const chosen = first.people.find(({ id }) => id === personId);
        return chosen ? (
          <FileForm key={chosen.id} world={real} place={place} person={chosen} basis={null} />
        ) : (
          <ChoosePerson key={month} world={world} place={place} first={first} query={query} />
        );
      }}
    </Loaded>
  );
}

/** It was filed, and a number of it is wrong: the same form with what stands there. */
function Again({ world, real, place, reportId }: Props & { reportId: string }) {
  const load = useLoad<ReviewAnswer>(world, apiOf(place.unitId, `reports/${encodeURIComponent(reportId)}`));
  return (
    <Loaded world={world} load={load}>
      {({ person, versions: [newest] }) =>
        newest && <FileForm key={reportId} world={real} place={place} person={person} basis={newest} />
      }
    </Loaded>
  );
}
