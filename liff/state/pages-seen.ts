import type { Me } from '../../shared/api/session.ts';
import type { Seen } from './pages.ts';

const WHO = 'pages:who';

/**
 * What pages last showed, for the moments without signal. It lives in this visit only (sessionStorage goes with LINE's
 * page), and somebody else's is wiped: phones are shared.
 */
export interface SeenStore {
  who(): Me | null;
  remember(me: Me | null): void;
  get<T>(path: string): Seen<T> | null;
  put<T>(path: string, seen: Seen<T>): void;
}

export function createSeenStore(storage: Storage | null): SeenStore {
  const read = <T>(key: string): T | null => {
    try {
      return JSON.parse(storage?.getItem(key) ?? 'null');
    } catch {
      return null;
    }
  };
  const write = (key: string, value: unknown) => {
    try {
      storage?.setItem(key, JSON.stringify(value));
    } catch {
      // Full or refused: then nothing is remembered.
    }
  };
  const wipe = () => {
    for (const key of Object.keys(storage ?? {})) if (key.startsWith('pages:')) storage?.removeItem(key);
  };
  const who = () => read<Me>(WHO);
  return {
    who,
    remember(me) {
      if (me?.id !== who()?.id) wipe();
      if (me?.id) write(WHO, me);
    },
    get: <T>(path: string) => read<Seen<T>>(`pages:${path}`),
    put: (path, seen) => write(`pages:${path}`, seen),
  };
}
