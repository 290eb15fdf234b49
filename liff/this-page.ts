import { browserEnv } from './offline/browser-env.ts';

/** What every page takes from the browser that it runs in, and from the server that gave it out. */
export function thisPage() {
  const meta = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name=${name}]`)?.content ?? '';
  const servedAt = Number(meta('served-at')) || null;
  const env = browserEnv({
    now: () => Date.now(),
    random: () => Math.random(),
    uuid: () => crypto.randomUUID(),
    servedAt,
  });
  /** LINE's SDK, or the stand-in's sign-in in its place; loaded when it is asked for. */
  const openDoor = async () => {
    const { lineDoor } = __DEMO__ ? await import('./line/demo.ts') : await import('./line/start.ts');
    const since = servedAt ?? env.now();
    return lineDoor({ liffId: meta('liff-id'), serverTime: () => since + performance.now() });
  };
  return { env, openDoor };
}
