/** What the stand-in's phone tells a page that lies on it, and what the page asks of the phone. Demo builds only. */
export type FromPhone = { readonly phone: 'airplane'; readonly on: boolean };
export type ToPhone = {
  readonly liff: 'ready' | 'title' | 'login' | 'close';
  /** Where the page is, without its fragment: the phone opens it there again in airplane mode. */
  readonly at: string;
  /** LINE's browser shows it above the page. */
  readonly title: string;
};

/** Who frames us: nobody but the stand-in may (frame-ancestors). Firefox does not name it. */
const phoneOrigin = () => (window.parent === window ? null : (location.ancestorOrigins?.[0] ?? '*'));

/** False when the page lies on no phone. */
export function tellPhone(said: ToPhone['liff']): boolean {
  const origin = phoneOrigin();
  const at = location.origin + location.pathname + location.search;
  if (origin) window.parent.postMessage({ liff: said, at, title: document.title } satisfies ToPhone, origin);
  return origin !== null;
}

/** The stand-in cannot switch off a browser's network, so in airplane mode the page itself goes without. */
export function hearAirplane(): void {
  const origin = phoneOrigin();
  if (!origin) return;
  const realFetch = window.fetch;
  let on = new URLSearchParams(location.hash.slice(1)).has('airplane');
  window.fetch = async (...asked) => {
    const answer = on ? null : await realFetch(...asked);
    // What is under way when the signal goes never comes.
    if (on || !answer) throw new TypeError('Failed to fetch');
    return answer;
  };
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => !on });
  window.addEventListener('message', ({ data, origin: from, source }: MessageEvent<FromPhone>) => {
    if (source !== window.parent || (origin !== '*' && from !== origin)) return;
    if (data?.phone !== 'airplane' || data.on === on) return;
    on = data.on;
    window.dispatchEvent(new Event(on ? 'offline' : 'online'));
  });
  tellPhone('ready');
  // Pages that share a document name themselves once they know which one was asked for.
  const title = document.querySelector('title');
  if (title) new MutationObserver(() => tellPhone('title')).observe(title, { childList: true });
}
