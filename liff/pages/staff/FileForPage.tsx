import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ReviewAnswer, UnreportedAnswer } from '../../../shared/api/review.ts';
import type { PageWorld } from '../../state/pages.ts';
import { useLoad } from '../../state/pages-load.ts';
import { withoutMemory } from '../../state/without-memory.ts';
import type { PageProps } from '../page-props.ts';
import { Loaded, Skeleton } from '../States.tsx';
import { ChoosePerson } from './ChoosePerson.tsx';
import { FileForm } from './FileForm.tsx';
import { apiOf, placeOf, type StaffPlace } from './place.ts';
import { useDutiesLoad } from './use-may.ts';

/** Who has not sent, and what came back; then the numbers of her paper form, or of a report that was filed and is not right. */
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
  const load = useDutiesLoad(world);
  return (
    <Loaded world={world} load={load}>
      {({ duties }) => {
        const may = duties.filter(
          ({ area, actions }) => area.id === place.unitId && actions.includes('report.file-for'),
        );
        // An officer's reaches the whole unit; a head volunteer's her own village.
        const whole = may.length === 0 || may.some(({ village }) => village === null);
        return <OneOf {...props} village={whole ? null : (may[0]?.village?.id ?? null)} />;
      }}
    </Loaded>
  );
}

/** With what she filed, where that came back. */
type Chosen = UnreportedAnswer['people'][number] | UnreportedAnswer['returned'][number];

interface OneOfProps extends Props {
  village: string | null;
}

/**
 * Whoever was found stays, whatever becomes of the lists: whose report is sent is on none any more, and they come anew (the
 * signal is back) while its receipt is shown.
 */
function OneOf({ village, ...props }: OneOfProps) {
  const { real, place, personId } = props;
  const [found, setFound] = useState<Chosen | null>(null);
  useEffect(() => {
    if (personId === null) setFound(null);
  }, [personId]);
  if (!found || found.id !== personId) return <Unreported {...props} village={village} found={setFound} />;
  return (
    <FileForm key={found.id} world={real} place={place} person={found} basis={'answers' in found ? found : null} />
  );
}

interface UnreportedProps extends OneOfProps {
  found: (chosen: Chosen) => void;
  /** The page before this one, where she was not, and the list's first one. */
  after?: string;
  first?: UnreportedAnswer;
}

/** Whoever is chosen may stand on a later page of the list than its first. */
function Unreported({ village, found, after, first, ...props }: UnreportedProps) {
  const { world, place, personId } = props;
  const { unitId, month } = place;
  const query = new URLSearchParams({ month, ...(village !== null && { village }) });
  const page = after === undefined ? query : new URLSearchParams([...query, ['after', after]]);
  const load = useLoad<UnreportedAnswer>(world, apiOf(unitId, `unreported?${page}`));
  const listed: Chosen[] = load.now.data ? [...load.now.data.people, ...load.now.data.returned] : [];
  const chosen = listed.find(({ id }) => id === personId);
  useEffect(() => {
    if (chosen) found(chosen);
  }, [chosen, found]);
  return (
    <Loaded world={world} load={load}>
      {(answer) => {
        if (chosen) return <Skeleton />;
        const begin = first ?? answer;
        return personId !== null && answer.next !== null ? (
          <Unreported {...props} key={answer.next} village={village} found={found} after={answer.next} first={begin} />
        ) : (
          <ChoosePerson key={month} world={world} place={place} first={begin} query={query} again={load.again} />
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
      {({ person, returned, versions: [newest] }) => {
        if (!newest) return null;
        const { version, answers } = newest;
        const basis = { version, answers, reason: returned?.reason ?? null, item: returned?.item ?? null };
        return <FileForm key={reportId} world={real} place={place} person={person} basis={basis} />;
      }}
    </Loaded>
  );
}
