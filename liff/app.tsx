import { signal } from '@preact/signals';
import { CircleHelp, CloudOff } from 'lucide';
import type { ComponentType } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { NOT_FOUND, OFFLINE } from '../shared/text/page-states.ts';
import { TITLES } from '../shared/text/tabs.ts';
import { Header } from './pages/Header.tsx';
import type { PageProps } from './pages/page-props.ts';
import { type Page, pageAt } from './pages/pages.ts';
import { Note, Retry, Skeleton, Stranger } from './pages/States.tsx';
import { Tabs } from './pages/Tabs.tsx';
import { place } from './router.ts';
import type { PageWorld } from './state/pages.ts';

/** A page's code, once it is here; `missing` when it did not come (no signal). */
type Code = ComponentType<PageProps> | 'missing';
const codes = signal<Readonly<Record<string, Code>>>({});

async function fetchCode(page: Page): Promise<void> {
  const code = await page.load().catch(() => 'missing' as const);
  codes.value = { ...codes.peek(), [page.name]: code };
}

/** The mini-app but for the report's page: who she is on top, one page, and the way to the others below. */
export function App({ world }: { world: PageWorld }) {
  const path = place.value;
  const page = pageAt(path);
  const main = useRef<HTMLElement>(null);
  const arrived = useRef(false);
  // With the page itself, not after it is drawn: the name on top never belongs to the page before.
  document.title = TITLES[page?.name ?? 'none'];
  useEffect(() => {
    // Whoever listens hears where she is now; on the first page the browser itself says it.
    if (arrived.current) main.current?.focus();
    arrived.current = true;
  }, [path]);
  return (
    <>
      <Header me={world.me.value} />
      <main ref={main} tabIndex={-1} class={page?.name.startsWith('staff') ? 'wide' : undefined}>
        {page ? <Loading world={world} page={page} path={path} /> : <Nowhere />}
      </main>
      <Tabs path={path} me={world.me.value} />
    </>
  );
}

function Nowhere() {
  return (
    <Note icon={CircleHelp} title={NOT_FOUND.title} body={NOT_FOUND.body}>
      <a class="btn" href="/liff">
        {NOT_FOUND.home}
      </a>
    </Note>
  );
}

function Loading({ world, page, path }: { world: PageWorld; page: Page; path: string }) {
  const Code = codes.value[page.name];
  const online = world.online.value;
  useEffect(() => {
    if (Code === undefined || (Code === 'missing' && online)) void fetchCode(page);
  }, [page, online]);
  const stranger = world.me.value !== null && world.me.value.id === null;
  if (stranger && !page.open) return <Stranger />;
  if (Code === undefined) return <Skeleton />;
  if (Code === 'missing')
    return (
      <Note icon={CloudOff} title={OFFLINE.title} body={OFFLINE.body}>
        <Retry onTap={() => void fetchCode(page)} />
      </Note>
    );
  return <Code world={world} path={path} key={page.name} />;
}
