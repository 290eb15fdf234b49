import { UserRound, Users } from 'lucide';
import { useMemo } from 'preact/hooks';
import type { QueueAnswer } from '../../../shared/api/review.ts';
import { FILE_FOR } from '../../../shared/text/staff-file-for.ts';
import { QUEUE } from '../../../shared/text/staff-queue.ts';
import { thaiMonth } from '../../../shared/thai/dates.ts';
import { Icon } from '../../components/Icon.tsx';
import type { PageWorld } from '../../state/pages.ts';
import { useLoad } from '../../state/pages-load.ts';
import { withoutMemory } from '../../state/without-memory.ts';
import type { PageProps } from '../page-props.ts';
import { Loaded } from '../States.tsx';
import { FileForm } from './FileForm.tsx';
import { apiOf, pathOf, placeOf, type StaffPlace } from './place.ts';

/** Source: our own choice; a unit's volunteers on one page, as a paper list has them. */
const MOST = 200;

/** Who has not sent, then the numbers of her paper form. */
export function FileForPage({ world, path }: PageProps) {
  const place = placeOf(path);
  const [, personId] = place ? place.rest.split('/') : [];
  const forgetful = useMemo(() => withoutMemory(world), [world]);
  return place && <Missing world={forgetful} real={world} place={place} personId={personId ?? null} />;
}

interface Props {
  world: PageWorld;
  /** What remembers: a form holds nobody's data. */
  real: PageWorld;
  place: StaffPlace;
  personId: string | null;
}

function Missing({ world, real, place, personId }: Props) {
  const { unitId, month } = place;
  const load = useLoad<QueueAnswer>(world, apiOf(unitId, `reports?month=${month}&state=missing&limit=${MOST}`));
  return (
    <Loaded world={world} load={load}>
      {({ reports }) => {
        const chosen = reports.find(({ person }) => person.id === personId);
        return chosen ? (
          <FileForm key={chosen.person.id} world={real} place={place} person={chosen.person} />
        ) : (
          <Choose place={place} reports={reports} />
        );
      }}
    </Loaded>
  );
}

function Choose({ place, reports }: { place: StaffPlace; reports: QueueAnswer['reports'] }) {
  return (
    <>
      <section class="card">
        <h1 tabIndex={-1}>{FILE_FOR.title}</h1>
        <p>{thaiMonth(place.month)}</p>
        <p class="hint">{FILE_FOR.about}</p>
      </section>
      {reports.length === 0 ? (
        <section class="card note">
          <Icon of={Users} size={44} />
          <h2>{FILE_FOR.none}</h2>
        </section>
      ) : (
        <ul class="card list ways" aria-label={FILE_FOR.choose}>
          {reports.map(({ person, village }) => (
            <li key={person.id}>
              <a href={pathOf(place, `file/${encodeURIComponent(person.id)}`)}>
                <Icon of={UserRound} size={28} />
                <span>
                  {person.name}
                  <span class="d">{village?.name ?? QUEUE.noVillage}</span>
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
