import { signal } from '@preact/signals';

/** Where she is. The address changes only once LIFF has read it (line-platform.md §5: no pushState before init). */
export const place = signal(location.pathname);

let settled = false;
const held: { path: string; replace: boolean }[] = [];

/** Goes to a page of this entry; links to the report's page are loaded whole. */
export function go(path: string, { replace = false } = {}): void {
  if (path === place.peek()) return;
  if (settled) write(path, replace);
  else held.push({ path, replace });
  place.value = path;
  scrollTo(0, 0);
}

function write(path: string, replace: boolean): void {
  if (replace) history.replaceState(null, '', path);
  else history.pushState(null, '', path);
}

/** LINE has what it needs from the address: from now on it may change. */
export function letAddressChange(): void {
  settled = true;
  for (const { path, replace } of held.splice(0)) write(path, replace);
}

/** Links to our pages and the back button; call once. */
export function startRouter(): void {
  addEventListener('popstate', () => {
    place.value = location.pathname;
  });
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
    if (!link || !plain || link.target || link.origin !== location.origin) return;
    if (!link.pathname.startsWith('/liff') || link.pathname.startsWith('/liff/report')) return;
    event.preventDefault();
    go(link.pathname);
  });
}
