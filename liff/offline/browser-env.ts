import type { Env, Place } from './env.ts';

/** What only an entry may touch (clock and chance), and the server's clock from the page. */
export type Given = Pick<Env, 'now' | 'random' | 'uuid' | 'servedAt'>;

function storage(): IDBFactory | null {
  try {
    return crypto.subtle ? indexedDB : null;
  } catch {
    // Some private modes throw at the mere name.
    return null;
  }
}

const place = () =>
  new Promise<Place | null>((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => resolve({ latitude, longitude, accuracy }),
      () => resolve(null),
      { timeout: 30_000, maximumAge: 60_000 },
    );
  });

function on(event: 'online' | 'offline' | 'show' | 'hide', run: () => void): void {
  const own = { show: 'pageshow', hide: 'pagehide' } as const;
  addEventListener(event === 'show' || event === 'hide' ? own[event] : event, run);
  if (event === 'online' || event === 'offline') return;
  document.addEventListener('visibilitychange', () => {
    if (document.hidden === (event === 'hide')) run();
  });
}

/** The phone's browser as the offline engine knows it. */
export function browserEnv(given: Given): Env {
  return {
    ...given,
    fetch: (path, init) => fetch(path, init),
    indexedDB: storage(),
    crypto: crypto.subtle ? crypto : null,
    locks: navigator.locks ?? null,
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    online: () => navigator.onLine,
    on,
    place,
    shrinker: async () => (await import('./shrink.ts')).shrink,
    preview: (photo) => URL.createObjectURL(photo),
    reload: () => location.reload(),
  };
}
