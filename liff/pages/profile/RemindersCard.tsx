import { useRef, useState } from 'preact/hooks';
import type { Reminders } from '../../../shared/api/reminders.ts';
import { REMINDER_LEVELS, REMINDER_SLOTS } from '../../../shared/reminders/choices.ts';
import { NOT_DONE_OFFLINE } from '../../../shared/text/profile-page.ts';
import { LEVELS, REMINDERS, SLOTS } from '../../../shared/text/reminder-choices.ts';
import type { PageWorld } from '../../state/pages.ts';
import type { Load } from '../../state/pages-load.ts';

/** How many reminders, and when: the same choice as in chat, saved with the tap and taken back by another. */
export function RemindersCard({ world, load }: { world: PageWorld; load: Load<Reminders> }) {
  const { shown, told, choose } = useChoice(world, load.now.data);
  if (shown === null) return null;
  return (
    <section class="card" aria-labelledby="reminders">
      <h2 id="reminders">{REMINDERS.title}</h2>
      <p class="hint">{REMINDERS.about}</p>
      <Choices
        name="level"
        legend={REMINDERS.many}
        all={REMINDER_LEVELS}
        labels={LEVELS}
        chosen={shown.level}
        take={(level) => choose({ ...shown, level }, 'level')}
        said={told.of === 'level' ? told.said : ''}
      />
      {shown.level !== 'menu' && (
        <Choices
          name="slot"
          legend={REMINDERS.when}
          all={REMINDER_SLOTS}
          labels={SLOTS}
          chosen={shown.slot}
          take={(slot) => choose({ ...shown, slot }, 'slot')}
          said={told.of === 'slot' ? told.said : ''}
        />
      )}
    </section>
  );
}

interface ChoicesProps<T extends string> {
  name: keyof Reminders;
  legend: string;
  all: readonly T[];
  labels: Readonly<Record<T, string>>;
  chosen: T;
  take: (one: T) => void;
  /** Below what she tapped: the card is longer than a small screen. */
  said: string;
}

function Choices<T extends string>({ name, legend, all, labels, chosen, take, said }: ChoicesProps<T>) {
  return (
    <fieldset class="choices">
      <legend>{legend}</legend>
      {all.map((one) => (
        <label key={one} class={`choice ${one === chosen ? 'on' : ''}`}>
          <input type="radio" name={name} checked={one === chosen} onChange={() => take(one)} />
          <span>{labels[one]}</span>
        </label>
      ))}
      <p role="status" class={said === REMINDERS.saved ? 'saved' : ''}>
        {said}
      </p>
    </fieldset>
  );
}

/** What she tapped last is shown at once and is what holds in the end, however fast she taps; a failure shows what holds. */
function useChoice(world: PageWorld, loaded: Reminders | null) {
  const [wish, setWish] = useState<Reminders | null>(null);
  const [kept, setKept] = useState<Reminders | null>(null);
  const [told, setTold] = useState<{ of: keyof Reminders; said: string }>({ of: 'level', said: '' });
  const waiting = useRef<Reminders | null>(null);
  const busy = useRef(false);
  const send = async (): Promise<string> => {
    let trouble = '';
    while (waiting.current && trouble === '') {
      const body = waiting.current;
      waiting.current = null;
      const reply = await world.call<Reminders>('PUT', '/reminders', body);
      if (reply.kind === 'ok') {
        world.keep('/reminders', reply.data);
        setKept(reply.data);
      } else trouble = reply.kind === 'offline' ? NOT_DONE_OFFLINE : reply.problem.detail;
    }
    return trouble || REMINDERS.saved;
  };
  const choose = async (next: Reminders, of: keyof Reminders) => {
    waiting.current = next;
    setWish(next);
    setTold({ of, said: '' });
    if (busy.current) return;
    busy.current = true;
    const said = await send();
    busy.current = false;
    waiting.current = null;
    setWish(null);
    setTold((now) => ({ of: now.of, said }));
  };
  return { shown: wish ?? kept ?? loaded, told, choose };
}
