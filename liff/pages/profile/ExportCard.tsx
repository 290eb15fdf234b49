import { Download } from 'lucide';
import { useState } from 'preact/hooks';
import type { ExportAnswer } from '../../../shared/api/people.ts';
import { EXPORT, NOT_DONE_OFFLINE } from '../../../shared/text/profile-page.ts';
import { Icon } from '../../components/Icon.tsx';
import type { PageWorld } from '../../state/pages.ts';

/** Her own data as files. LINE's browser does not download (frontend.md §4), so they open outside it, by a tap each. */
export function ExportCard({ world }: { world: PageWorld }) {
  const [files, setFiles] = useState<ExportAnswer | null>(null);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const prepare = async () => {
    setBusy(true);
    setSaid('');
    const reply = await world.call<ExportAnswer>('POST', '/export', {});
    setBusy(false);
    if (reply.kind === 'ok') setFiles(reply.data);
    else setSaid(reply.kind === 'offline' ? NOT_DONE_OFFLINE : reply.problem.detail);
  };
  return (
    <section class="card">
      <h2>{EXPORT.title}</h2>
      <p class="hint lines">{EXPORT.body}</p>
      {files ? (
        <>
          <button type="button" class="btn" onClick={() => world.openOutside(files.csv)}>
            <Icon of={Download} />
            {EXPORT.csv}
          </button>
          <button type="button" class="btn ghost" onClick={() => world.openOutside(files.json)}>
            <Icon of={Download} />
            {EXPORT.json}
          </button>
        </>
      ) : (
        <button type="button" class="btn ghost" aria-disabled={busy} onClick={() => !busy && void prepare()}>
          <Icon of={Download} />
          {busy ? EXPORT.preparing : EXPORT.prepare}
        </button>
      )}
      <p role="status">{said}</p>
    </section>
  );
}
