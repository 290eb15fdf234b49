import { Phone, Undo2 } from 'lucide';
import { useState } from 'preact/hooks';
import type { Called } from '../../../shared/api/call-list.ts';
import { CALL_LIST, sinceOf } from '../../../shared/text/call-list-page.ts';
import { NOT_DONE_OFFLINE } from '../../../shared/text/profile-page.ts';
import { thaiDate } from '../../../shared/thai/dates.ts';
import { phoneDigits, showPhone } from '../../../shared/thai/phone.ts';
import { Icon } from '../../components/Icon.tsx';
import type { PageWorld } from '../../state/pages.ts';
import { asksForSmartphone } from './groups.ts';

interface Props {
  world: PageWorld;
  unitId: string;
  one: Called;
}

/** One person: who she is, the button that calls her, and what staff know of her phone. */
export function CallLine({ world, unitId, one }: Props) {
  const since = one.since && sinceOf(thaiDate(Date.parse(one.since)));
  return (
    <li>
      <p>
        <b>{one.name}</b>
        <span class="d">{[one.village ?? CALL_LIST.noVillage, since].filter(Boolean).join(' · ')}</span>
      </p>
      {one.phone ? (
        <a class="btn ghost call" href={`tel:${phoneDigits(one.phone)}`}>
          <Icon of={Phone} />
          <span class="sr">{CALL_LIST.call} </span>
          <span class="num">{showPhone(one.phone)}</span>
          <span class="sr"> {one.name}</span>
        </a>
      ) : (
        <p class="hint">{CALL_LIST.noPhone}</p>
      )}
      {asksForSmartphone(one) && <Smartphone world={world} unitId={unitId} one={one} />}
    </li>
  );
}

/** Noted by one tap and taken back by the next. She stays where she is in the list until it is opened anew. */
function Smartphone({ world, unitId, one }: Props) {
  const [now, setNow] = useState(one.smartphone);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const changed = now !== one.smartphone;
  const wanted = one.smartphone === false;
  const change = async () => {
    if (busy) return;
    setBusy(true);
    const next = changed ? one.smartphone : wanted;
    const path = `/units/${encodeURIComponent(unitId)}/people/${encodeURIComponent(one.id)}/smartphone`;
    const reply = await world.call('PUT', path, { smartphone: next });
    setBusy(false);
    if (reply.kind !== 'ok') return setSaid(reply.kind === 'offline' ? NOT_DONE_OFFLINE : reply.problem.detail);
    setNow(next);
    setSaid(changed ? CALL_LIST.undone : CALL_LIST.noted);
  };
  return (
    <div class="phone onscreen">
      <button type="button" class="link" aria-disabled={busy} onClick={() => void change()}>
        {changed && <Icon of={Undo2} />}
        {changed ? CALL_LIST.undo : wanted ? CALL_LIST.hasSmartphone : CALL_LIST.noSmartphone}
        <span class="sr"> {one.name}</span>
      </button>
      <span class="d" role="status">
        {said}
      </span>
    </div>
  );
}
