import { Printer } from 'lucide';
import { useState } from 'preact/hooks';
import { CODES } from '../../../shared/text/staff-roster.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { Icon } from '../../components/Icon.tsx';
import type { PageWorld } from '../../state/pages.ts';
import { apiOf } from './place.ts';
import { Refused } from './Refused.tsx';
import { useSend } from './use-send.ts';

interface Made {
  readonly codes: number;
  readonly pdf: string;
}

/** A sheet with a code for each who is not registered; it opens outside of LINE, which does not download. */
export function CodesCard({ world, unitId }: { world: PageWorld; unitId: string }) {
  const [made, setMade] = useState<Made | null>(null);
  const { busy, trouble, send } = useSend(world);
  const make = async () => {
    const sent = await send<Made>('POST', apiOf(unitId, 'codes'));
    if (sent) setMade(sent.data);
  };
  return (
    <section class="card" aria-labelledby="codes">
      <h2 id="codes">{CODES.title}</h2>
      <p class="hint">{CODES.about}</p>
      {made ? (
        <>
          <p role="status">{CODES.made(formatCount(made.codes))}</p>
          <button type="button" class="btn" onClick={() => world.openOutside(made.pdf)}>
            {CODES.open}
          </button>
        </>
      ) : (
        <button type="button" class="btn ghost" aria-disabled={busy} onClick={() => void make()}>
          <Icon of={Printer} />
          {CODES.make}
        </button>
      )}
      <Refused world={world} trouble={trouble} />
    </section>
  );
}
