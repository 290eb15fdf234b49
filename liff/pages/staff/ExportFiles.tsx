import { Download } from 'lucide';
import { useState } from 'preact/hooks';
import type { ExportRequest, ExportsAnswer } from '../../../shared/api/exports.ts';
import { EXPORT } from '../../../shared/text/staff-export.ts';
import { thaiDateTime } from '../../../shared/thai/dates.ts';
import { Icon } from '../../components/Icon.tsx';
import type { PageWorld } from '../../state/pages.ts';
import { ExportResume } from './ExportResume.tsx';
import { Refused } from './Refused.tsx';
import { useSend } from './use-send.ts';

export type Format = Exclude<keyof ExportsAnswer, 'dictionary' | 'expiresAt'>;

interface Props {
  world: PageWorld;
  asked: ExportRequest;
  format: Format;
}

/** Addresses that open in another browser for an hour: LINE's own one does not download (frontend.md §0.9). */
export function ExportFiles({ world, asked, format }: Props) {
  const [files, setFiles] = useState<ExportsAnswer | null>(null);
  const { busy, trouble, send } = useSend(world);
  const ask = async () => {
    const made = await send<ExportsAnswer>('POST', '/exports', asked);
    if (made) setFiles(made.data);
  };
  return (
    <div class="stack">
      {files === null ? (
        <button type="button" class="btn" aria-disabled={busy} onClick={() => void ask()}>
          <Icon of={Download} />
          {EXPORT.make}
        </button>
      ) : (
        <Open world={world} asked={asked} files={files} format={format} />
      )}
      <Refused world={world} trouble={trouble} />
    </div>
  );
}

function Open({ world, asked, files, format }: Props & { files: ExportsAnswer }) {
  return (
    <>
      <button type="button" class="btn" onClick={() => world.openOutside(files[format])}>
        {EXPORT.open}
      </button>
      <button type="button" class="btn ghost" onClick={() => world.openOutside(files.dictionary)}>
        {EXPORT.dictionary}
      </button>
      <p class="hint">{EXPORT.valid(thaiDateTime(Date.parse(files.expiresAt)))}</p>
      {format !== 'xlsx' && <ExportResume world={world} asked={asked} format={format} address={files[format]} />}
    </>
  );
}
