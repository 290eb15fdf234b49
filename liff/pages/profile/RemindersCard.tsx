import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Reminders } from '../../../shared/api/reminders.ts';
import { REMINDER_LEVELS, REMINDER_SLOTS } from '../../../shared/reminders/choices.ts';
import { NOT_DONE_OFFLINE } from '../../../shared/text/profile-page.ts';
import { LEVELS, REMINDERS, SLOTS } from '../../../shared/text/reminder-choices.ts';
import type { PageWorld } from '../../state/pages.ts';
import type { Load } from '../../state/pages-load.ts';

/** How many reminders, and when: the same choice as in chat, saved with the tap and taken back by another. */
export function RemindersCard({ world, load }: { world: PageWorld; load: Load<Reminders> }) {
  const { shown, said, choose } = useChoice(world, load.now.data);
  if (shown === null) return null;
  const { level, slot } = shown;
  return (
    <section class="card" aria-labelledby="reminders">
      <h2 id="reminders">{REMINDERS.title}</h2>
      <p class="hint">{REMINDERS.about}</p>
      <Choices legend={REMINDERS.many}>
        {REMINDER_LEVELS.map((one) => (
          <Choice
            key={one}
            name="level"
            on={one === level}
            label={LEVELS[one]}
            take={() => choose({ level: one, slot })}
          />
        ))}
      </Choices>
      {level !== 'menu' && (
        <Choices legend={REMINDERS.when}>
          {REMINDER_SLOTS.map((one) => (
            <Choice
              key={one}
              name="slot"
              on={one === slot}
              label={SLOTS[one]}
              take={() => choose({ level, slot: one })}
            />
          ))}
        </Choices>
      )}
      <p role="status" class={said === REMINDERS.saved ? 'saved' : ''}>
        {said}
      </p>
    </section>
  );
}

function Choices({ legend, children }: { legend: string; children: ComponentChildren }) {
  return (
    <fieldset class="choices">
      <legend>{legend}</legend>
      {children}
    </fieldset>
  );
}

interface ChoiceProps {
  name: string;
  on: boolean;
  label: string;
  take: () => void;
}

function Choice({ name, on, label, take }: ChoiceProps) {
  return (
    <label class={`choice ${on ? 'on' : ''}`}>
      <input type="radio" name={name} checked={on} onChange={take} />
      <span>{label}</span>
    </label>
  );
}

/** What she tapped last is shown at once and is what holds in the end, however fast she taps; a failure shows what holds. */
function useChoice(world: PageWorld, loaded: Reminders | null) {
  const [wish, setWish] = useState<Reminders | null>(null);
  const [kept, setKept] = useState<Reminders | null>(null);
  const [said, setSaid] = useState('');
  const waiting = useRef<Reminders | null>(null);
  const busy = useRef(false);
  const send = async () => {
    busy.current = true;
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
    waiting.current = null;
    busy.current = false;
    setWish(null);
    setSaid(trouble || REMINDERS.saved);
  };
  const choose = (next: Reminders) => {
    waiting.current = next;
    setWish(next);
    setSaid('');
    if (!busy.current) void send();
  };
  return { shown: wish ?? kept ?? loaded, said, choose };
}
