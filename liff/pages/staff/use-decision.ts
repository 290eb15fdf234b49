import { useEffect, useState } from 'preact/hooks';
import type { RosterChanged, RosterPreview } from '../../../shared/api/roster.ts';
import type { Reply } from '../../api/client.ts';
import type { PageWorld } from '../../state/pages.ts';

export type Decision = 'apply' | 'undo';

/** What the server is at, with the import's number as it was before. */
interface Deciding {
  readonly what: Decision;
  readonly id: string;
  readonly seq: number;
  readonly since: number;
}

/** Source: our own choices. A province's 25,000 lines are one commit, which takes its time on a small machine. */
const LONGEST_MS = 10 * 60_000;
const LOOK_MS = 3_000;
/** A request that ends sooner than this without an answer was cut off by the signal (api/client waits a minute). */
const GIVEN_UP_MS = 55_000;

export interface Decided {
  /** How the import stands now; null: not known. */
  readonly preview: RosterPreview | null;
  /** What the request itself came to; null: the page had lost sight of it. */
  readonly reply: Reply<RosterChanged> | null;
}

interface Decisions {
  readonly deciding: Decision | null;
  decide(what: Decision, preview: RosterPreview): void;
}

/**
 * Applying and putting back go on at the server whatever becomes of the page: it looks again until the import is another one,
 * and after a reload too. @param memory remembers ids alone; names are for no storage of a phone (without-memory)
 */
export function useDecision(
  world: PageWorld,
  memory: PageWorld,
  areaId: string,
  heard: (decided: Decided) => void,
): Decisions {
  const key = `/roster/deciding/${areaId}`;
  const kept = () => memory.lastSeen<Deciding | null>(key);
  const [deciding, setDeciding] = useState(() => kept()?.data ?? null);
  const [asking, setAsking] = useState(false);
  const look = (id: string) => world.call<RosterPreview>('GET', `/roster/imports/${encodeURIComponent(id)}`);
  const end = (decided: Decided) => {
    memory.keep(key, null);
    setDeciding(null);
    heard(decided);
  };
  useEffect(() => {
    if (deciding === null || asking) return;
    return every(LOOK_MS, async () => {
      const reply = await look(deciding.id);
      const preview = reply.kind === 'ok' ? reply.data : null;
      const over = world.now() - deciding.since >= LONGEST_MS;
      const gone = reply.kind === 'problem' && reply.problem.status === 404;
      // She left the page and came back: the one that asked may have been refused since.
      const heardElsewhere = kept()?.data === null;
      if (over || gone || heardElsewhere || (preview && preview.seq !== deciding.seq)) {
        end({ preview, reply: null });
        return false;
      }
      if (preview) heard({ preview, reply: null });
      return true;
    });
  }, [deciding, asking]);
  return {
    deciding: deciding?.what ?? null,
    async decide(what, { id, seq }) {
      const since = world.now();
      const begun = { what, id, seq, since };
      memory.keep(key, begun);
      setDeciding(begun);
      setAsking(true);
      const reply = await world.call<RosterChanged>('POST', `/roster/imports/${encodeURIComponent(id)}/${what}`, {
        seq,
      });
      const lost = reply.kind === 'offline' && world.now() - since >= GIVEN_UP_MS;
      const stands = reply.kind === 'ok' ? await look(id) : null;
      if (!lost) end({ preview: stands?.kind === 'ok' ? stands.data : null, reply });
      setAsking(false);
    },
  };
}

/** At once, and again until `act` says no or the returned function is called. */
function every(ms: number, act: () => Promise<boolean>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  const run = async () => {
    if ((await act()) && !over) timer = setTimeout(() => void run(), ms);
  };
  void run();
  return () => {
    over = true;
    clearTimeout(timer);
  };
}
