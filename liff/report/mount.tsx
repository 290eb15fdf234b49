import { effect } from '@preact/signals';
import { render } from 'preact';
import type { ReportController } from './controller.ts';
import { screenKey, screenOf } from './screen.ts';
import { createView, type View } from './view.ts';
import { App } from './views/App.tsx';

/**
 * Draws the page, and again as a whole whenever a signal that it read changes: 150 nodes cost less than the hooks that
 * would draw less of them (1.9 KB brotli). A new screen begins at its title, for eyes, keyboards and screen readers.
 */
export function mountReport(root: HTMLElement, c: ReportController): void {
  const v = createView(c, new URLSearchParams(location.search).get('item'), {
    later: async () => (await import('./later/Later.tsx')).later,
    rare: async () => (await import('./later/Rare.tsx')).rare,
  });
  let shown: string | null = null;
  let usable = false;
  effect(() => {
    v.begin();
    const key = screenKey(c, v);
    const first = !usable;
    render(<App c={c} v={v} />, root);
    if (!usable && screenOf(c) !== 'loading') {
      usable = true;
      // Drawn, and every handler in its place: what `npm run bench -- liff` measures.
      performance.mark('usable');
      // After the paint: what she can use is there first.
      requestAnimationFrame(() => setTimeout(() => afterPaint(v)));
    }
    if (shown !== null && shown !== key) v.arrived(first);
    shown = key;
  });
  addEventListener('online', v.loadLater);
}

/** The letters wait for the second visit: the first carries enough (frontend.md §3). */
function afterPaint(v: View): void {
  v.loadLater();
  try {
    if (localStorage.been) void import('../style/fonts.ts').then(({ loadFonts }) => loadFonts()).catch(() => {});
    localStorage.been = '1';
  } catch {
    // A phone that refuses storage keeps its own letters.
  }
}
