import { Download } from 'lucide';
import { useEffect, useMemo } from 'preact/hooks';
import type { ExportRequest } from '../../../shared/api/exports.ts';
import { EXPORT, RESUME, sizeWords } from '../../../shared/text/staff-export.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { Icon } from '../../components/Icon.tsx';
import type { PageWorld } from '../../state/pages.ts';
import type { LineFormat } from './export-part.ts';
import { restAddress } from './export-rest.ts';
import { Refused } from './Refused.tsx';
import { type Resume, useResume } from './use-resume.ts';

interface Props {
  world: PageWorld;
  asked: ExportRequest;
  format: LineFormat;
  address: string;
}

/** A file that broke off is good up to its last whole row: she shows it, and gets it back whole. */
export function ExportResume({ world, asked, format, address }: Props) {
  const resume = useResume(world, asked, address, format);
  const { kind } = resume.now;
  const busy = kind === 'reading' || kind === 'coming';
  return (
    <details class="fold">
      <summary>{EXPORT.resume}</summary>
      <div class="stack">
        <p class="hint">{RESUME.how}</p>
        <label class="btn ghost" aria-disabled={busy}>
          {kind === 'reading' ? RESUME.reading : RESUME.choose}
          <input
            class="sr"
            type="file"
            disabled={busy}
            onChange={({ currentTarget }) => {
              const file = currentTarget.files?.[0];
              currentTarget.value = '';
              if (file) resume.choose(file);
            }}
          />
        </label>
        <Stand world={world} address={address} resume={resume} name={`reports-${asked.from}-${asked.to}.${format}`} />
      </div>
    </details>
  );
}

/** How far it is, and what may be done now. */
function Stand({ world, address, resume, name }: Pick<Props, 'world' | 'address'> & { resume: Resume; name: string }) {
  const { now, goOn, stop } = resume;
  switch (now.kind) {
    case 'none':
    case 'reading':
      return null;
    case 'foreign':
    case 'short':
      return (
        <p class="strip" role="alert">
          {RESUME[now.kind]}
        </p>
      );
    case 'offline':
      return <Refused world={world} trouble="offline" />;
    case 'refused':
      return <Refused world={world} trouble={now.problem} />;
    case 'known':
      return (
        <>
          <p role="status">{RESUME.inLine(formatCount(now.part.rows))}</p>
          <button type="button" class="btn" onClick={() => world.openOutside(restAddress(address, now.part))}>
            {RESUME.openRest}
          </button>
        </>
      );
    case 'coming':
      return (
        <>
          <p role="status">{RESUME.coming(sizeWords(now.bytes))}</p>
          <button type="button" class="btn ghost" onClick={stop}>
            {RESUME.stop}
          </button>
        </>
      );
    case 'broken':
      return (
        <>
          <p class="strip" role="alert">
            {RESUME.broken(formatCount(now.rows))}
          </p>
          <button type="button" class="btn" onClick={goOn}>
            {RESUME.goOn}
          </button>
          <Save file={now.file} name={name} words={RESUME.keep} look="btn ghost" />
        </>
      );
    case 'whole':
      return (
        <>
          <p role="status">{RESUME.whole(formatCount(now.rows))}</p>
          <Save file={now.file} name={name} words={RESUME.save} look="btn" />
        </>
      );
  }
}

function Save({ file, name, words, look }: { file: Blob; name: string; words: string; look: string }) {
  const href = useMemo(() => URL.createObjectURL(file), [file]);
  useEffect(() => () => URL.revokeObjectURL(href), [href]);
  return (
    <a class={look} href={href} download={name}>
      <Icon of={Download} />
      {words}
    </a>
  );
}
