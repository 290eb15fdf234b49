import { CalendarClock, type IconNode, PartyPopper, Users } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { CallListAnswer } from '../../../shared/api/call-list.ts';
import type { Month } from '../../../shared/calendar/months.ts';
import {
  ALL_SENT,
  CALL_GROUPS,
  CALL_LIST,
  NO_MONTH,
  NO_VOLUNTEERS,
  peopleOf,
} from '../../../shared/text/call-list-page.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { thaiMonth } from '../../../shared/thai/dates.ts';
import { Icon } from '../../components/Icon.tsx';
import type { PageWorld } from '../../state/pages.ts';
import { type Load, useLoad } from '../../state/pages-load.ts';
import { Loaded, Note } from '../States.tsx';
import { CallLine } from './CallLine.tsx';
import { groupsOf } from './groups.ts';
import { Heading } from './Heading.tsx';
import { Totals } from './Totals.tsx';

interface Props {
  world: PageWorld;
  unitId: string;
  moved: boolean;
  /** To the other units, where she has some. */
  back: (() => void) | null;
}

/** One unit's month: how far it is, and whom to call. */
export function UnitCalls({ world, unitId, moved, back }: Props) {
  const [month, setMonth] = useState<Month | null>(null);
  const path = `/units/${encodeURIComponent(unitId)}/call-list${month ? `?month=${month}` : ''}`;
  const load = useKept(useLoad<CallListAnswer>(world, path));
  return (
    <>
      {load.now.problem?.code === 'month-closed' ? (
        <Note icon={CalendarClock} title={NO_MONTH.title} body={NO_MONTH.body} />
      ) : (
        <Loaded world={world} load={load}>
          {(list) => (
            <>
              <section class="card" aria-busy={load.now.state === 'loading'}>
                <Heading focus={moved}>{CALL_LIST.title}</Heading>
                <p>
                  {list.unit.name} · {thaiMonth(list.month)}
                </p>
                <Totals totals={list.totals} />
                {list.months.length > 1 && <Months list={list} choose={setMonth} />}
              </section>
              <People key={list.month} world={world} list={list} />
            </>
          )}
        </Loaded>
      )}
      {back && (
        <button type="button" class="btn ghost onscreen" onClick={back}>
          {CALL_LIST.otherUnit}
        </button>
      )}
    </>
  );
}

/** While another month is on its way the last one stays, so that the way back is not pulled away under her finger. */
function useKept<T>(load: Load<T>): Load<T> {
  const [kept, setKept] = useState<T | null>(null);
  const { data, state } = load.now;
  useEffect(() => {
    if (data !== null) setKept(data);
  }, [data]);
  return data === null && state === 'loading' ? { ...load, now: { ...load.now, data: kept } } : load;
}

function Months({ list, choose }: { list: CallListAnswer; choose: (month: Month) => void }) {
  return (
    <fieldset class="pick onscreen">
      <legend class="sr">{CALL_LIST.months}</legend>
      {list.months.map((one) => (
        <button
          key={one}
          type="button"
          class={one === list.month ? 'btn' : 'btn ghost'}
          aria-pressed={one === list.month}
          onClick={() => choose(one)}
        >
          {thaiMonth(one)}
        </button>
      ))}
    </fieldset>
  );
}

function People({ world, list }: { world: PageWorld; list: CallListAnswer }) {
  const { entitled, missing } = list.totals;
  if (entitled === 0) return <Empty icon={Users} {...NO_VOLUNTEERS} />;
  if (missing === 0)
    return <Empty icon={PartyPopper} title={ALL_SENT.title} body={ALL_SENT.body(formatCount(entitled))} />;
  return groupsOf(list.people).map(({ why, people }) => (
    <section key={why} class="card calls" aria-labelledby={`group-${why}`}>
      <h2 id={`group-${why}`}>
        {CALL_GROUPS[why].title} <span class="num">{peopleOf(formatCount(people.length))}</span>
      </h2>
      <p class="hint">{CALL_GROUPS[why].todo}</p>
      <ul>
        {people.map((one) => (
          <CallLine key={one.id} world={world} unitId={list.unit.id} one={one} />
        ))}
      </ul>
    </section>
  ));
}

function Empty({ icon, title, body }: { icon: IconNode; title: string; body: string }) {
  return (
    <section class="card note">
      <Icon of={icon} size={44} />
      <h2>{title}</h2>
      <p class="lines">{body}</p>
    </section>
  );
}
