import { LogOut } from 'lucide';
import { useState } from 'preact/hooks';
import { NOT_DONE_OFFLINE, SIGN_OUT, WORKING } from '../../../shared/text/profile-page.ts';
import { Icon } from '../../components/Icon.tsx';
import type { PageWorld } from '../../state/pages.ts';

/** Ends every session of hers, this one too; drafts stay on the phone, sealed for her. */
export function SignOutCard({ world }: { world: PageWorld }) {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const leave = async () => {
    setBusy(true);
    const reply = await world.call('DELETE', '/sessions');
    setBusy(false);
    if (reply.kind === 'ok') {
      // Others' numbers are not hers to leave here.
      await world.wipeFilings();
      setSaid(SIGN_OUT.done);
      world.become(null);
    } else setSaid(reply.kind === 'offline' ? NOT_DONE_OFFLINE : reply.problem.detail);
  };
  return (
    <section class="card">
      <h2>{SIGN_OUT.title}</h2>
      <p class="hint lines">{SIGN_OUT.body}</p>
      <button type="button" class="btn ghost" aria-disabled={busy} onClick={() => !busy && void leave()}>
        <Icon of={LogOut} />
        {busy ? WORKING : SIGN_OUT.button}
      </button>
      <p role="status">{said}</p>
    </section>
  );
}
