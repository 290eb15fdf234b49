import { useEffect, useState } from 'preact/hooks';
import type { ColleaguesAnswer } from '../../../../shared/api/staff.ts';
import { LEND } from '../../../../shared/text/staff-lend.ts';
import type { PageWorld } from '../../../state/pages.ts';
import { Choice } from '../Choice.tsx';
import { Refused } from '../Refused.tsx';
import { useSend } from '../use-send.ts';

export type Colleague = ColleaguesAnswer['people'][number];

interface Props {
  world: PageWorld;
  areaId: string;
  chosen: Colleague | null;
  choose: (person: Colleague) => void;
}

/** Who could stand in: those of the office stand there, others are found by name. */
export function LendWhom({ world, areaId, chosen, choose }: Props) {
  const [found, setFound] = useState<readonly Colleague[] | null>(null);
  const [asked, setAsked] = useState('');
  const [name, setName] = useState('');
  const { busy, trouble, send } = useSend(world);
  const ask = async (wanted: string) => {
    const path = `/staff/areas/${encodeURIComponent(areaId)}/colleagues?name=${encodeURIComponent(wanted)}`;
    const got = await send<ColleaguesAnswer>('GET', path);
    if (!got) return;
    setAsked(wanted);
    setFound(got.data.people);
  };
  useEffect(() => void ask(''), [areaId]);
  const search = () => {
    if (name.trim().length >= 2) void ask(name.trim());
  };
  // Whoever was chosen stays, whatever is looked for next.
  const shown = chosen === null ? (found ?? []) : [chosen, ...(found ?? []).filter(({ id }) => id !== chosen.id)];
  return (
    <>
      <fieldset class="choices">
        <legend>{LEND.whom}</legend>
        {shown.map((one) => (
          <Choice
            key={one.id}
            name="whom"
            label={`${one.name} · ${one.place}`}
            on={chosen?.id === one.id}
            choose={() => choose(one)}
          />
        ))}
      </fieldset>
      <p role="status" class={found?.length === 0 ? 'hint' : 'sr'}>
        {found?.length === 0 && (asked === '' ? LEND.nobodyHere : LEND.notFound)}
      </p>
      <div class="finder">
        <label>
          {LEND.search}
          <input
            type="text"
            autocomplete="off"
            value={name}
            aria-describedby="finder-hint"
            onInput={(event) => setName(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              search();
            }}
          />
        </label>
        <button type="button" class="btn ghost" aria-disabled={busy || name.trim().length < 2} onClick={search}>
          {LEND.find}
        </button>
      </div>
      <p id="finder-hint" class="hint">
        {LEND.searchHint}
      </p>
      <Refused world={world} trouble={trouble} />
    </>
  );
}
