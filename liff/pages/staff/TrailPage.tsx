import { ArrowLeft, ShieldCheck } from 'lucide';
import { useMemo, useState } from 'preact/hooks';
import type { AuditAnswer } from '../../../shared/api/audit.ts';
import { inDuty } from '../../../shared/text/roles.ts';
import { TRAIL, TRAIL_ACTIONS } from '../../../shared/text/staff-audit.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { thaiDateTime } from '../../../shared/thai/dates.ts';
import { Icon } from '../../components/Icon.tsx';
import type { PageWorld } from '../../state/pages.ts';
import { useLoad } from '../../state/pages-load.ts';
import { withoutMemory } from '../../state/without-memory.ts';
import type { PageProps } from '../page-props.ts';
import { Loaded } from '../States.tsx';
import { apiOf, pathOf, placeOf } from './place.ts';

type Entry = AuditAnswer['entries'][number];

/** Who did what to one report, in order, from the trail that `verify` proves. */
export function TrailPage({ world, path }: PageProps) {
  const place = placeOf(path);
  const [, id] = place ? place.rest.split('/') : [];
  const forgetful = useMemo(() => withoutMemory(world), [world]);
  if (!place || !id) return null;
  return (
    <>
      <nav class="beside">
        <a class="link" href={pathOf(place, `reports/${id}`)}>
          <Icon of={ArrowLeft} />
          {TRAIL.back}
        </a>
      </nav>
      <Trail
        key={id}
        world={forgetful}
        path={apiOf(place.unitId, `audit?subject=${encodeURIComponent(`report:${id}`)}`)}
      />
    </>
  );
}

function Trail({ world, path }: { world: PageWorld; path: string }) {
  const load = useLoad<AuditAnswer>(world, path);
  return (
    <Loaded world={world} load={load}>
      {(first) => <Entries world={world} path={path} first={first} />}
    </Loaded>
  );
}

function Entries({ world, path, first }: { world: PageWorld; path: string; first: AuditAnswer }) {
  const [more, setMore] = useState<readonly Entry[]>([]);
  const [next, setNext] = useState(first.next);
  const ask = async () => {
    const reply = await world.call<AuditAnswer>('GET', `${path}&after=${next}`);
    if (reply.kind !== 'ok') return;
    setMore([...more, ...reply.data.entries]);
    setNext(reply.data.next);
  };
  const entries = [...first.entries, ...more];
  return (
    <section class="card">
      <h1 tabIndex={-1}>{TRAIL.title}</h1>
      <p class="head hint">
        <Icon of={ShieldCheck} />
        <span>{TRAIL.about}</span>
      </p>
      {entries.length === 0 && <p>{TRAIL.empty}</p>}
      <ol class="events">
        {entries.map((entry) => (
          <li key={entry.seq}>
            <b>{TRAIL_ACTIONS[entry.action] ?? entry.action}</b>
            <span class="d">
              {whoOf(entry)}
              {entry.inDutyOf && ` ${inDuty(entry.inDutyOf)}`} · {thaiDateTime(Date.parse(entry.at))}
            </span>
            <span class="d">
              {TRAIL.number(formatCount(entry.seq))} · {entry.sealed ? TRAIL.sealed : TRAIL.unsealed}
            </span>
          </li>
        ))}
      </ol>
      {next && (
        <button type="button" class="btn ghost" onClick={() => void ask()}>
          {TRAIL.more}
        </button>
      )}
    </section>
  );
}

function whoOf({ name, actor }: Entry): string {
  if (name !== null) return name;
  return actor === 'line' || actor === 'system' || actor === 'operator' ? TRAIL[actor] : TRAIL.somebody;
}
