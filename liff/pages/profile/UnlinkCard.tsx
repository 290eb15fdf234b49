import { Unlink } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Month } from '../../../shared/calendar/months.ts';
import { NOT_DONE_OFFLINE, UNLINK, WORKING } from '../../../shared/text/profile-page.ts';
import { thaiMonth } from '../../../shared/thai/dates.ts';
import { Icon } from '../../components/Icon.tsx';
import type { PageWorld } from '../../state/pages.ts';

/** Two steps: what will happen in plain words, then the act. It holds back while a report of hers waits on this phone. */
export function UnlinkCard({ world, left }: { world: PageWorld; left: () => void }) {
  const [waiting, setWaiting] = useState<readonly Month[] | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (waiting) title.current?.focus();
  }, [waiting]);
  const begin = () => void world.waiting().then(setWaiting);
  return (
    <section class="card">
      <h2 ref={title} tabIndex={-1}>
        {UNLINK.title}
      </h2>
      {waiting ? (
        <Sure world={world} waiting={waiting} keep={() => setWaiting(null)} left={left} />
      ) : (
        <>
          <p class="hint">{UNLINK.body}</p>
          <button type="button" class="btn ghost" onClick={begin}>
            <Icon of={Unlink} />
            {UNLINK.button}
          </button>
        </>
      )}
    </section>
  );
}

interface SureProps {
  world: PageWorld;
  waiting: readonly Month[];
  keep: () => void;
  left: () => void;
}

function Sure({ world, waiting, keep, left }: SureProps) {
  const { act, busy, said } = useUnlink(world, left);
  const held = waiting.length > 0;
  return (
    <>
      {held && (
        <div class="strip">
          <div>
            <b>{UNLINK.waitingTitle}</b>
            <p class="lines">{UNLINK.waiting(waiting.map(thaiMonth).join(' '))}</p>
          </div>
        </div>
      )}
      <p>{UNLINK.happens}</p>
      <ul class="notice">
        {UNLINK.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {held ? (
        <a class="btn" href={`/liff/report?month=${waiting[0]}`}>
          {UNLINK.sendFirst}
        </a>
      ) : (
        <button type="button" class="btn" onClick={keep}>
          {UNLINK.keep}
        </button>
      )}
      <button type="button" class="btn ghost danger" aria-disabled={busy} onClick={() => !busy && void act()}>
        {busy ? WORKING : held ? UNLINK.anyway : UNLINK.confirm}
      </button>
      <p role="status">{said}</p>
    </>
  );
}

function useUnlink(world: PageWorld, left: () => void) {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const act = async () => {
    setBusy(true);
    const reply = await world.call('DELETE', '/line-link', { accessToken: world.accessToken() });
    setBusy(false);
    if (reply.kind !== 'ok') return setSaid(reply.kind === 'offline' ? NOT_DONE_OFFLINE : reply.problem.detail);
    await world.wipe();
    left();
    world.become(null);
  };
  return { act, busy, said };
}
