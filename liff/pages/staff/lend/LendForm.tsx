import { useRef, useState } from 'preact/hooks';
import type { DutiesAnswer } from '../../../../shared/api/staff.ts';
import { startOfDay } from '../../../../shared/calendar/days.ts';
import { roleTitle } from '../../../../shared/text/roles.ts';
import { LEND, LOANS } from '../../../../shared/text/staff-lend.ts';
import { thaiDate } from '../../../../shared/thai/dates.ts';
import { focusHere } from '../../../components/focus-here.ts';
import type { PageWorld } from '../../../state/pages.ts';
import { Choice } from '../Choice.tsx';
import { Refused } from '../Refused.tsx';
import { type Sending, useSend } from '../use-send.ts';
import { LendWhen } from './LendWhen.tsx';
import { type Colleague, LendWhom } from './LendWhom.tsx';
import { instantsOf, usualTimes } from './lend-times.ts';

export type OwnDuty = DutiesAnswer['duties'][number];

interface Props {
  world: PageWorld;
  /** Those that she may lend, one at least. */
  duties: readonly OwnDuty[];
  done: (said: string) => void;
  cancel: () => void;
}

const dutyWords = ({ role, area }: OwnDuty) => `${roleTitle(role)} · ${area.name}`;

/** Which duty, to whom, from when to when; read back above the button. */
export function LendForm({ world, duties, done, cancel }: Props) {
  const [duty, setDuty] = useState(duties[0]);
  const [to, setTo] = useState<Colleague | null>(null);
  const [times, setTimes] = useState(() => usualTimes(world.now()));
  const [missing, setMissing] = useState(false);
  const loan = useLoanId(world);
  const { busy, trouble, send } = useSend(world);
  if (!duty) return null;
  const choose = (other: OwnDuty) => {
    setDuty(other);
    // Whoever could stand in there may not be able to here.
    if (other.area.id !== duty.area.id) setTo(null);
  };
  const lend = async () => {
    if (to === null) return setMissing(true);
    const body = { personId: to.id, role: duty.role, ...instantsOf(times) };
    const id = loan(JSON.stringify([duty.area.id, body]));
    const path = `/staff/areas/${encodeURIComponent(duty.area.id)}/delegations/${id}`;
    if (await send('PUT', path, body)) done(LEND.sent(to.name, thaiDate(startOfDay(times.until))));
  };
  const submit = (event: Event) => {
    event.preventDefault();
    void lend();
  };
  return (
    <form class="card asking" onSubmit={submit} aria-labelledby="lend">
      <h2 id="lend" ref={focusHere} tabIndex={-1}>
        {LEND.open}
      </h2>
      {duties.length > 1 && <Which duties={duties} duty={duty} choose={choose} />}
      <LendWhom key={duty.area.id} world={world} areaId={duty.area.id} chosen={to} choose={setTo} />
      <LendWhen now={world.now()} times={times} change={setTimes} />
      {missing && to === null && <p role="alert">{LEND.chooseWhom}</p>}
      {to && (
        <p class="strip">
          {LEND.readBack(to.name, dutyWords(duty))}{' '}
          {LOANS.fromTo(thaiDate(times.from ? startOfDay(times.from) : world.now()), thaiDate(startOfDay(times.until)))}
        </p>
      )}
      <Trouble world={world} trouble={trouble} />
      <div class="two">
        <button type="button" class="btn ghost" onClick={cancel}>
          {LEND.cancel}
        </button>
        <button type="submit" class="btn" aria-disabled={busy}>
          {LEND.send}
        </button>
      </div>
    </form>
  );
}

interface WhichProps {
  duties: readonly OwnDuty[];
  duty: OwnDuty;
  choose: (duty: OwnDuty) => void;
}

function Which({ duties, duty, choose }: WhichProps) {
  return (
    <fieldset class="choices">
      <legend>{LEND.which}</legend>
      {duties.map((one) => (
        <Choice key={dutyWords(one)} name="duty" label={dutyWords(one)} on={one === duty} choose={() => choose(one)} />
      ))}
    </fieldset>
  );
}

/** The server's words for what is about people and days say less than this page knows. */
function Trouble({ world, trouble }: { world: PageWorld; trouble: Sending['trouble'] }) {
  const code = trouble === null || trouble === 'offline' ? null : trouble.code;
  const words = code === 'not-found' ? LEND.notNow : code === 'invalid-request' ? LEND.times : null;
  if (words === null) return <Refused world={world} trouble={trouble} />;
  return (
    <p class="strip" role="alert">
      {words}
    </p>
  );
}

/** The same loan keeps its id when it is sent again, so that a lost answer makes no second one. */
function useLoanId(world: PageWorld): (content: string) => string {
  const last = useRef({ id: '', content: '' });
  return (content) => {
    // "From now on" is another moment each time: the server compares what it was given.
    if (last.current.content !== content) last.current = { id: world.newId(), content };
    return last.current.id;
  };
}
