import { useState } from 'preact/hooks';
import type { RosterPreview } from '../../../shared/api/roster.ts';
import type { Month } from '../../../shared/calendar/months.ts';
import type { Reply } from '../../api/client.ts';
import type { PageWorld } from '../../state/pages.ts';
import { type Decided, type Decision, useDecision } from './use-decision.ts';
import type { Sending } from './use-send.ts';

export interface Roster {
  readonly preview: RosterPreview | null;
  readonly busy: boolean;
  /** What the server is at with it. */
  readonly deciding: Decision | null;
  /** Somebody had done already what she decided. */
  readonly replayed: boolean;
  readonly trouble: Sending['trouble'];
  choose(file: File): void;
  /** The same file, with the zeros that a spreadsheet took away; null without the file, of an earlier import. */
  readonly restore: (() => void) | null;
  /** An earlier import instead. */
  show(earlier: RosterPreview): void;
  decide(what: Decision): void;
}

/** A file on its way into the roster: staged, looked at, applied, put back. @param memory what outlives a reload */
export function useRoster(world: PageWorld, memory: PageWorld, areaId: string, month: Month): Roster {
  const [preview, setPreview] = useState<RosterPreview | null>(null);
  const [sending, setSending] = useState(false);
  const [replayed, setReplayed] = useState(false);
  const [trouble, setTrouble] = useState<Sending['trouble']>(null);
  const [file, setFile] = useState<File | null>(null);
  const judge = (reply: Reply<unknown>) =>
    setTrouble(reply.kind === 'ok' ? null : reply.kind === 'offline' ? 'offline' : reply.problem);
  const heard = ({ preview: now, reply }: Decided) => {
    if (reply) judge(reply);
    if (reply?.kind === 'ok') setReplayed(reply.data.replayed);
    if (now) setPreview(now);
  };
  const { deciding, decide } = useDecision(world, memory, areaId, heard);
  const busy = sending || deciding !== null;
  const stage = async (chosen: File, restoreZeros: boolean) => {
    if (busy) return;
    setFile(chosen);
    const query = new URLSearchParams({ area: areaId, month, restoreZeros: restoreZeros ? '1' : '0' });
    setSending(true);
    setTrouble(null);
    const reply = await world.upload<RosterPreview>(`/roster/imports?${query}`, chosen);
    setSending(false);
    judge(reply);
    setPreview(reply.kind === 'ok' ? reply.data : null);
  };
  return {
    preview,
    busy,
    deciding,
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
    decide(what) {
      if (!preview || busy) return;
      setTrouble(null);
      decide(what, preview);
    },
  };
}
