import { Download } from 'lucide';
import { useState } from 'preact/hooks';
import type { DashboardFileAnswer } from '../../../shared/api/dashboard.ts';
import { DASHBOARD, TABLES } from '../../../shared/text/staff-dashboard.ts';
import { Icon } from '../../components/Icon.tsx';
import type { PageWorld } from '../../state/pages.ts';
import { Refused } from './Refused.tsx';
import { useSend } from './use-send.ts';

/** The same figures as tables, opened outside of LINE. */
export function AreaFile({ world, api }: { world: PageWorld; api: string }) {
  const [files, setFiles] = useState<DashboardFileAnswer['files'] | null>(null);
  const { busy, trouble, send } = useSend(world);
  const ask = async () => {
    const made = await send<DashboardFileAnswer>('POST', api);
    if (made) setFiles(made.data.files);
  };
  return (
    <>
      {files === null ? (
        <button type="button" class="btn ghost" aria-disabled={busy} onClick={() => void ask()}>
          <Icon of={Download} />
          {DASHBOARD.file}
        </button>
      ) : (
        <section class="card" aria-labelledby="files">
          <h2 id="files">{DASHBOARD.open}</h2>
          {files.map(({ table, csv }) => (
            <button key={table} type="button" class="btn" onClick={() => world.openOutside(csv)}>
              {TABLES[table]}
            </button>
          ))}
        </section>
      )}
      <Refused world={world} trouble={trouble} />
    </>
  );
}
