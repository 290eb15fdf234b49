import { useState } from 'preact/hooks';
import type { Method, Refusal } from '../../api/client.ts';
import type { PageWorld } from '../../state/pages.ts';

export interface Sending {
  readonly busy: boolean;
  readonly trouble: Refusal | 'offline' | null;
  /** Null when it was not done; `trouble` says why. */
  send<T>(method: Method, path: string, body?: object): Promise<{ readonly data: T } | null>;
}

/** One request of hers at a time, and what stood in its way. */
export function useSend(world: PageWorld): Sending {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Sending['trouble']>(null);
  return {
    busy,
    trouble,
    async send<T>(method: Method, path: string, body?: object) {
      if (busy) return null;
      setBusy(true);
      setTrouble(null);
      const reply = await world.call<T>(method, path, body);
      setBusy(false);
      if (reply.kind === 'ok') return { data: reply.data };
      setTrouble(reply.kind === 'offline' ? 'offline' : reply.problem);
      return null;
    },
  };
}
