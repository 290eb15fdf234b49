import { UserRound, Users } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { UnreportedAnswer } from '../../../shared/api/review.ts';
import { FILE_FOR } from '../../../shared/text/staff-file-for.ts';
import { QUEUE } from '../../../shared/text/staff-queue.ts';
import { Icon } from '../../components/Icon.tsx';
import type { PageWorld } from '../../state/pages.ts';
import { MonthSwitch } from './MonthSwitch.tsx';
import { apiOf, pathOf, type StaffPlace } from './place.ts';
import { Unsent } from './Unsent.tsx';

type People = UnreportedAnswer['people'];

interface Props {
  world: PageWorld;
  place: StaffPlace;
  first: UnreportedAnswer;
  query: URLSearchParams;
  /** Asks for the list anew. */
  again(): void;
}

/** For whom she files: who has not sent, as a paper list has them. */
export function ChoosePerson({ world, place, first, query, again }: Props) {
  const [later, setLater] = useState<People>([]);
  const [next, setNext] = useState(first.next);
  const people = [...first.people, ...later];
  const { returned } = first;
  const begun = useBegun(world, place, next === null ? people : null);
  const more = async () => {
    const path = `unreported?${query}&after=${encodeURIComponent(next ?? '')}`;
    const reply = await world.call<UnreportedAnswer>('GET', apiOf(place.unitId, path));
    if (reply.kind !== 'ok') return;
    setLater([...later, ...reply.data.people]);
    setNext(reply.data.next);
  };
  return (
    <>
      <section class="card">
        <h1 tabIndex={-1}>{FILE_FOR.title}</h1>
        <MonthSwitch
          month={place.month}
          now={world.now()}
          pathOf={(month) => pathOf({ unitId: place.unitId, month }, 'file')}
        />
        <p class="hint">{FILE_FOR.about}</p>
      </section>
      <Unsent world={world} place={place} begun={begun} listed={[...returned, ...people]} sent={again} />
      {returned.length > 0 && (
        <section class="card" aria-labelledby="returned">
          <h2 id="returned">{FILE_FOR.returned}</h2>
          <ul class="list ways">
            {returned.map(({ id, name, reason }) => (
              <Person key={id} place={place} id={id} name={name} about={reason ?? ''} />
            ))}
          </ul>
        </section>
      )}
      {people.length === 0 && returned.length === 0 && (
        <section class="card note">
          <Icon of={Users} size={44} />
          <h2>{FILE_FOR.none}</h2>
        </section>
      )}
      {people.length > 0 && (
        <ul class="card list ways" aria-label={FILE_FOR.choose}>
          {people.map(({ id, name, village }) => (
            <Person
              key={id}
              place={place}
              id={id}
              name={name}
              about={[village?.name ?? QUEUE.noVillage, begun.includes(id) && FILE_FOR.begun]
                .filter(Boolean)
                .join(' · ')}
            />
          ))}
        </ul>
      )}
      {next !== null && (
        <button type="button" class="btn ghost" onClick={() => void more()}>
          {QUEUE.more}
        </button>
      )}
    </>
  );
}

interface PersonProps {
  place: StaffPlace;
  id: string;
  name: string;
  about: string;
}

function Person({ place, id, name, about }: PersonProps) {
  return (
    <li>
      <a href={pathOf(place, `file/${encodeURIComponent(id)}`)}>
        <Icon of={UserRound} size={28} />
        <span>
          {name}
          <span class="d">{about}</span>
        </span>
      </a>
    </li>
  );
}

/** Whose numbers lie on this phone. @param all who has not sent, once all are known: the others' are needed no longer */
function useBegun(world: PageWorld, { unitId, month }: StaffPlace, all: People | null): readonly string[] {
  const [begun, setBegun] = useState<readonly string[]>([]);
  useEffect(() => {
    void (async () => {
      const filings = await world.filings();
      const ids = (await filings?.begun({ unitId, month })) ?? [];
      setBegun(ids);
      for (const id of ids)
        if (all && !id.includes('@') && !all.some((one) => one.id === id))
          await filings?.drop({ unitId, month, personId: id });
    })();
  }, [world, unitId, month, all === null]);
  return begun;
}
