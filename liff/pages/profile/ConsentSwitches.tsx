import { useState } from 'preact/hooks';
import type { Consents } from '../../../shared/api/people.ts';
import { CONSENTS } from '../../../shared/text/consents.ts';
import { CONSENT, NOT_DONE_OFFLINE } from '../../../shared/text/profile-page.ts';
import { thaiDate } from '../../../shared/thai/dates.ts';
import type { PageWorld } from '../../state/pages.ts';
import type { Load } from '../../state/pages-load.ts';

type One = Consents['consents'][number];

/** Each purpose by itself, off until she says so; none is needed to report (PDPA 2562 s. 19). */
export function ConsentSwitches({ world, load }: { world: PageWorld; load: Load<Consents> }) {
  const { data } = load.now;
  if (data === null) return null;
  return (
    <section class="card" aria-labelledby="consents">
      <h2 id="consents">{CONSENT.title}</h2>
      <p class="hint">{CONSENT.optional}</p>
      {data.consents.map((one) => (
        <Switch key={one.purpose} world={world} one={one} changed={load.again} />
      ))}
    </section>
  );
}

interface SwitchProps {
  world: PageWorld;
  one: One;
  changed: () => void;
}

function Switch({ world, one, changed }: SwitchProps) {
  const words = CONSENTS[one.purpose];
  const [given, setGiven] = useState(one.given);
  const [said, setSaid] = useState('');
  const change = async () => {
    const wish = !given;
    setGiven(wish);
    setSaid('');
    const body = { given: wish, version: words.version };
    const reply = await world.call('PUT', `/consents/${one.purpose}`, body);
    if (reply.kind === 'ok') return changed();
    setGiven(!wish);
    setSaid(reply.kind === 'offline' ? NOT_DONE_OFFLINE : reply.problem.detail);
  };
  return (
    <div class="consent">
      <label class={`choice ${given ? 'on' : ''}`}>
        <input
          type="checkbox"
          checked={given}
          aria-describedby={`about-${one.purpose}`}
          onChange={() => void change()}
        />
        <span>
          <b>{words.title}</b>
          <span class="d">{given ? CONSENT.given : CONSENT.notGiven}</span>
        </span>
      </label>
      <div id={`about-${one.purpose}`} class="hint">
        <p>{words.what}</p>
        <p>{words.who}</p>
        <p>{words.back}</p>
        <p>
          {one.at ? CONSENT.at(thaiDate(Date.parse(one.at))) : CONSENT.never}
          {' · '}
          {CONSENT.version(one.version ?? words.version)}
        </p>
      </div>
      <p role="status">{said}</p>
    </div>
  );
}
