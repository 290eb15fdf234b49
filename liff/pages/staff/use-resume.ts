import { useEffect, useRef, useState } from 'preact/hooks';
import type { ExportRequest } from '../../../shared/api/exports.ts';
import type { PageWorld } from '../../state/pages.ts';
import type { LineFormat, Part } from './export-part.ts';
import { type Joined, joinRest, knownPart, type Source } from './export-rest.ts';

export type ResumeState =
  | { readonly kind: 'none' | 'reading' }
  | { readonly kind: 'known'; readonly part: Part }
  | { readonly kind: 'coming'; readonly bytes: number }
  | Joined;

export interface Resume {
  readonly now: ResumeState;
  choose(file: File): void;
  /** Once more from where it broke off. */
  goOn(): void;
  stop(): void;
}

/** A file that broke off, on its way to being whole. In LINE it is only looked at: its browser saves nothing. */
export function useResume(world: PageWorld, asked: ExportRequest, address: string, format: LineFormat): Resume {
  const [now, setNow] = useState<ResumeState>({ kind: 'none' });
  const aborter = useRef<AbortController | null>(null);
  const stop = () => aborter.current?.abort();
  useEffect(() => stop, []);
  const begin = async (file: Blob) => {
    setNow({ kind: 'reading' });
    const running = new AbortController();
    aborter.current = running;
    const source: Source = { address, format, download: (path) => world.download(path, running.signal) };
    const part = await knownPart(file, source);
    if ('kind' in part) return setNow(part);
    if (world.inLine) return setNow({ kind: 'known', part });
    setNow({ kind: 'coming', bytes: 0 });
    setNow(await joinRest(file, part, source, (bytes) => setNow({ kind: 'coming', bytes })));
  };
  return {
    now,
    choose: (file) => (monthsFit(file.name, asked) ? void begin(file) : setNow({ kind: 'foreign' })),
    goOn: () => now.kind === 'broken' && void begin(now.file),
    stop,
  };
}

/** Its name tells the last month as well, which its rows may not have reached; a name that she changed tells nothing. */
function monthsFit(name: string, { from, to }: ExportRequest): boolean {
  const [months = null] = /\d{4}-\d{2}-\d{4}-\d{2}/.exec(name) ?? [];
  return months === null || months === `${from}-${to}`;
}
