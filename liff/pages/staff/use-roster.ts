import { useState } from 'preact/hooks';
import type { RosterChanged, RosterPreview } from '../../../shared/api/roster.ts';
import type { Month } from '../../../shared/calendar/months.ts';
import type { Reply } from '../../api/client.ts';
import type { PageWorld } from '../../state/pages.ts';
import type { Sending } from './use-send.ts';

export interface Roster {
  readonly preview: RosterPreview | null;
  readonly busy: boolean;
  /** Somebody had done already what she decided. */
  readonly replayed: boolean;
  readonly trouble: Sending['trouble'];
  choose(file: File): void;
  /** The same file, with the zeros that a spreadsheet took away; null without the file, of an earlier import. */
  readonly restore: (() => void) | null;
  /** An earlier import instead. */
  show(earlier: RosterPreview): void;
  decide(what: 'apply' | 'undo'): void;
}

/** A file on its way into the roster: staged, looked at, applied, put back. */
export function useRoster(world: PageWorld, areaId: string, month: Month): Roster {
  const [preview, setPreview] = useState<RosterPreview | null>(null);
  const [busy, setBusy] = useState(false);
  const [replayed, setReplayed] = useState(false);
  const [trouble, setTrouble] = useState<Sending['trouble']>(null);
  const [file, setFile] = useState<File | null>(null);
  const run = async <T>(ask: () => Promise<Reply<T>>): Promise<T | null> => {
    setBusy(true);
    setTrouble(null);
    const reply = await ask();
    setBusy(false);
    if (reply.kind === 'ok') return reply.data;
    setTrouble(reply.kind === 'offline' ? 'offline' : reply.problem);
    return null;
  };
  const stage = async (chosen: File, restoreZeros: boolean) => {
    if (busy) return;
    setFile(chosen);
    const query = new URLSearchParams({ area: areaId, month, restoreZeros: restoreZeros ? '1' : '0' });
    setPreview(await run(() => world.upload<RosterPreview>(`/roster/imports?${query}`, chosen)));
  };
  const decide = async (what: 'apply' | 'undo') => {
    if (!preview || busy) return;
    const path = `/roster/imports/${encodeURIComponent(preview.id)}`;
    const done = await run(() => world.call<RosterChanged>('POST', `${path}/${what}`, { seq: preview.seq }));
    setReplayed(done?.replayed ?? false);
    const now = done === null ? null : await run(() => world.call<RosterPreview>('GET', path));
    if (now) setPreview(now);
  };
  return {
    preview,
    busy,
    replayed,
    trouble,
    choose: (chosen) => void stage(chosen, false),
    restore: file && (() => void stage(file, true)),
    show(earlier) {
      if (busy) return;
      setFile(null);
      setReplayed(false);
      setTrouble(null);
      setPreview(earlier);
    },
    decide: (what) => void decide(what),
  };
}
