import { useState } from 'preact/hooks';
import type { Candidate } from '../../../shared/api/people.ts';
import type { Me } from '../../../shared/api/session.ts';
import { PRIVACY_NOTICE } from '../../../shared/text/privacy.ts';
import { CONFIRM_STEP } from '../../../shared/text/register-page.ts';
import { focusHere } from '../../components/focus-here.ts';
import type { PageWorld } from '../../state/pages.ts';
import { NoticeLines } from '../NoticeLines.tsx';
import { sentenceOf } from './ask.ts';

interface Props {
  world: PageWorld;
  candidate: Candidate;
  done: () => void;
  notMe: () => void;
}

/** As in chat: masked name, unit and privacy notice on one card, and two answers. */
export function ConfirmStep({ world, candidate, done, notMe }: Props) {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const confirm = async () => {
    setBusy(true);
    setSaid('');
    const body = { ticket: candidate.ticket, noticeVersion: PRIVACY_NOTICE.version };
    const reply = await world.call<{ me: Me }>('POST', '/registration/confirm', body);
    setBusy(false);
    if (reply.kind !== 'ok') return setSaid(sentenceOf(reply, world.now()));
    done();
    world.become(reply.data.me);
  };
  return (
    <section class="card">
      <h1 ref={focusHere} tabIndex={-1}>
        {candidate.addsRole ? CONFIRM_STEP.addRole : CONFIRM_STEP.title}
      </h1>
      <dl class="facts">
        <Fact name={CONFIRM_STEP.name} value={candidate.maskedName} />
        {candidate.village && <Fact name={CONFIRM_STEP.village} value={candidate.village} />}
        <Fact name={CONFIRM_STEP.unit} value={candidate.unit.name} />
        <Fact name={CONFIRM_STEP.role} value={candidate.roleTitle} />
      </dl>
      <h2>{PRIVACY_NOTICE.title}</h2>
      <NoticeLines />
      {said && (
        <p role="alert" class="fix lines">
          {said}
        </p>
      )}
      <button type="button" class="btn" aria-disabled={busy} onClick={() => !busy && void confirm()}>
        {busy ? CONFIRM_STEP.sending : CONFIRM_STEP.yes}
      </button>
      <button type="button" class="btn ghost" onClick={notMe}>
        {CONFIRM_STEP.no}
      </button>
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
