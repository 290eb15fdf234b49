import { Download } from 'lucide';
import { useState } from 'preact/hooks';
import type { RosterFile as File } from '../../../shared/api/roster.ts';
import { CODES, ROSTER } from '../../../shared/text/staff-roster.ts';
import { Icon } from '../../components/Icon.tsx';
import type { PageWorld } from '../../state/pages.ts';
import { Refused } from './Refused.tsx';
import { useSend } from './use-send.ts';

/** The same lines as a table, to mend the office's file by; it opens outside of LINE, which does not download. */
export function RosterFile({ world, importId }: { world: PageWorld; importId: string }) {
  const [file, setFile] = useState<File | null>(null);
  const { busy, trouble, send } = useSend(world);
  const ask = async () => {
    const made = await send<File>('POST', `/roster/imports/${encodeURIComponent(importId)}/file`);
    if (made) setFile(made.data);
  };
  return (
    <>
      {file ? (
        <button type="button" class="btn" onClick={() => world.openOutside(file.csv)}>
          {CODES.open}
        </button>
      ) : (
        <button type="button" class="btn ghost" aria-disabled={busy} onClick={() => void ask()}>
          <Icon of={Download} />
          {ROSTER.table}
        </button>
      )}
      <Refused world={world} trouble={trouble} />
    </>
  );
}
