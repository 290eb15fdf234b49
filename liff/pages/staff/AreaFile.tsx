import { Download } from 'lucide';
import { useState } from 'preact/hooks';
import type { DashboardFileAnswer } from '../../../shared/api/dashboard.ts';
import { DASHBOARD } from '../../../shared/text/staff-dashboard.ts';
import { Icon } from '../../components/Icon.tsx';
import type { PageWorld } from '../../state/pages.ts';
import { Refused } from './Refused.tsx';
import { useSend } from './use-send.ts';

/** The same figures as a table, opened outside of LINE. */
export function AreaFile({ world, api }: { world: PageWorld; api: string }) {
  const [csv, setCsv] = useState<string | null>(null);
  const { busy, trouble, send } = useSend(world);
  const ask = async () => {
    const made = await send<DashboardFileAnswer>('POST', api);
    if (made) setCsv(made.data.csv);
  };
  return (
    <>
      {csv === null ? (
        <button type="button" class="btn ghost" aria-disabled={busy} onClick={() => void ask()}>
          <Icon of={Download} />
          {DASHBOARD.file}
        </button>
      ) : (
        <button type="button" class="btn" onClick={() => world.openOutside(csv)}>
          {DASHBOARD.open}
        </button>
      )}
      <Refused world={world} trouble={trouble} />
    </>
  );
}
