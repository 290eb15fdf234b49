import { Download } from 'lucide';
import { useState } from 'preact/hooks';
import type { PackFilesAnswer } from '../../../shared/api/evidence.ts';
import { FILE_WORDS } from '../../../shared/text/pack-words.ts';
import { PACK } from '../../../shared/text/staff-evidence.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { Icon } from '../../components/Icon.tsx';
import type { PageWorld } from '../../state/pages.ts';
import { Refused } from './Refused.tsx';
import { useSend } from './use-send.ts';

/** LINE's browser does not download (frontend.md §0.9): addresses that open in another one for ten minutes. */
export function PackFiles({ world, api, hash }: { world: PageWorld; api: string; hash: string }) {
  const [files, setFiles] = useState<PackFilesAnswer['files']>([]);
  const { busy, trouble, send } = useSend(world);
  const ask = async () => {
    const made = await send<PackFilesAnswer>('POST', `${api}/files`);
    if (made) setFiles(made.data.files);
  };
  return (
    <section class="card">
      {files.length === 0 ? (
        <button type="button" class="btn" aria-disabled={busy} onClick={() => void ask()}>
          <Icon of={Download} />
          {PACK.files}
        </button>
      ) : (
        files.map(({ name, bytes, url }) => (
          <button key={name} type="button" class="btn ghost" onClick={() => world.openOutside(url)}>
            <Icon of={Download} />
            <span>
              {FILE_WORDS[name]}
              <span class="d">{PACK.file(name, formatCount(Math.ceil(bytes / 1000)))}</span>
            </span>
          </button>
        ))
      )}
      <p class="hint">{PACK.filesHint}</p>
      <button type="button" class="link" onClick={() => world.openOutside(`/verify#${hash}`)}>
        {PACK.verify}
      </button>
      <Refused world={world} trouble={trouble} />
    </section>
  );
}
