import { useState } from 'preact/hooks';
import type { PackHead, PreparedAnswer } from '../../../shared/api/evidence.ts';
import { EVIDENCE } from '../../../shared/text/staff-evidence.ts';
import { thaiMonth } from '../../../shared/thai/dates.ts';
import { go } from '../../router.ts';
import type { PageWorld } from '../../state/pages.ts';
import { apiOf, pathOf, type StaffPlace } from './place.ts';
import { Refused } from './Refused.tsx';
import { useSend } from './use-send.ts';

interface Props {
  world: PageWorld;
  place: StaffPlace;
  packs: readonly PackHead[];
}

/** Freezes the month as it is now; a correction of an approved one says why. */
export function PreparePack({ world, place, packs }: Props) {
  const { unitId, month } = place;
  const [money, setMoney] = useState(false);
  const [reason, setReason] = useState('');
  const { busy, trouble, send } = useSend(world);
  const corrects = packs.some((pack) => pack.month === month && pack.state === 'approved');
  const prepare = async (event: Event) => {
    event.preventDefault();
    const words = reason.trim();
    const body = { month, ...(words && { reason: words }), ...(money && { money: {} }) };
    const made = await send<PreparedAnswer>('POST', apiOf(unitId, 'evidence'), body);
    if (made) go(pathOf(place, `evidence/${made.data.id}`));
  };
  return (
    <form class="stack" onSubmit={(event) => void prepare(event)}>
      <label class="choice">
        <input type="checkbox" checked={money} onChange={() => setMoney(!money)} />
        <span>{EVIDENCE.money}</span>
      </label>
      {corrects && (
        <label class="area">
          {EVIDENCE.reason}
          <span class="hint">{EVIDENCE.reasonHint}</span>
          <textarea
            rows={2}
            maxLength={300}
            required
            value={reason}
            onInput={(e) => setReason(e.currentTarget.value)}
          />
        </label>
      )}
      <button type="submit" class="btn" aria-disabled={busy}>
        {busy ? EVIDENCE.preparing : EVIDENCE.prepare(thaiMonth(month))}
      </button>
      <Refused world={world} trouble={trouble} />
    </form>
  );
}
