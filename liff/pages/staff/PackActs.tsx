import { useState } from 'preact/hooks';
import type { PackAnswer } from '../../../shared/api/evidence.ts';
import { PACK } from '../../../shared/text/staff-evidence.ts';
import type { PageWorld } from '../../state/pages.ts';
import { PackFiles } from './PackFiles.tsx';
import { Refused } from './Refused.tsx';
import { useSend } from './use-send.ts';

interface Props {
  world: PageWorld;
  pack: PackAnswer;
  /** Its path under /api. */
  api: string;
  changed: () => void;
}

/** The second person approves what she saw, or says why not; then there are files. */
export function PackActs({ world, pack, api, changed }: Props) {
  const { may, hash, state, prepared } = pack;
  const [rejecting, setRejecting] = useState(false);
  const { busy, trouble, send } = useSend(world);
  const act = async (way: string, body: object) => {
    if (await send('POST', `${api}/${way}`, body)) changed();
    setRejecting(false);
  };
  const own = state === 'prepared' && prepared.by.id === world.me.value?.id;
  return (
    <>
      {own && <p class="strip">{PACK.own}</p>}
      <Refused world={world} trouble={trouble} />
      {may.approve && !rejecting && (
        <button type="button" class="btn" aria-disabled={busy} onClick={() => void act('approval', { hash })}>
          {PACK.approve}
        </button>
      )}
      {may.reject && !rejecting && (
        <button type="button" class="btn ghost" onClick={() => setRejecting(true)}>
          {PACK.reject}
        </button>
      )}
      {rejecting && <Reject busy={busy} reject={(reason) => void act('rejection', { reason })} />}
      {may.files && <PackFiles world={world} api={api} hash={pack.hash} />}
    </>
  );
}

function Reject({ busy, reject }: { busy: boolean; reject: (reason: string) => void }) {
  const [reason, setReason] = useState('');
  return (
    <form
      class="card asking"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim()) reject(reason.trim());
      }}
    >
      <label class="area">
        {PACK.rejectReason}
        <textarea rows={2} maxLength={300} required value={reason} onInput={(e) => setReason(e.currentTarget.value)} />
      </label>
      <button type="submit" class="btn" aria-disabled={busy}>
        {PACK.rejectNow}
      </button>
    </form>
  );
}
