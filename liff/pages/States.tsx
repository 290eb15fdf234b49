import { CloudOff, type IconNode, KeyRound, RefreshCw, UserRoundPlus } from 'lucide';
import type { ComponentChildren } from 'preact';
import {
  LOADING,
  OFFLINE,
  OFFLINE_STRIP,
  OLD_STRIP,
  RETRY,
  reference,
  SIGNED_OUT,
  STRANGER,
  seenAt,
  TROUBLE,
} from '../../shared/text/page-states.ts';
import { thaiDateTime } from '../../shared/thai/dates.ts';
import type { Refusal } from '../api/client.ts';
import { Icon } from '../components/Icon.tsx';
import type { PageWorld } from '../state/pages.ts';
import type { Load } from '../state/pages-load.ts';

/** Grey shapes where the page will stand; the sentence is for those who hear it. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  return (
    <div class="card skeleton" aria-busy="true">
      <h1 class="sr">{LOADING}</h1>
      {Array.from({ length: lines }, (_, at) => (
        <i key={at} />
      ))}
    </div>
  );
}

interface NoteProps {
  icon: IconNode;
  title: string;
  body: string;
  children?: ComponentChildren;
}

/** A page that has nothing to show says why, and what to do next. */
export function Note({ icon, title, body, children }: NoteProps) {
  return (
    <section class="card note">
      <Icon of={icon} size={44} />
      <h1 tabIndex={-1}>{title}</h1>
      <p class="lines">{body}</p>
      {children}
    </section>
  );
}

export function Retry({ onTap }: { onTap: () => void }) {
  return (
    <button type="button" class="btn" onClick={onTap}>
      <Icon of={RefreshCw} />
      {RETRY}
    </button>
  );
}

export function SignedOut({ world }: { world: PageWorld }) {
  return (
    <Note icon={KeyRound} title={SIGNED_OUT.title} body={SIGNED_OUT.body}>
      <button type="button" class="btn" onClick={() => world.signInAgain()}>
        {SIGNED_OUT.again}
      </button>
      <p class="hint">{SIGNED_OUT.line}</p>
    </Note>
  );
}

export function Stranger() {
  return (
    <Note icon={UserRoundPlus} title={STRANGER.title} body={STRANGER.body}>
      <a class="btn" href="/liff/register">
        {STRANGER.register}
      </a>
    </Note>
  );
}

function Trouble({ problem, again }: { problem: Refusal; again: () => void }) {
  return (
    <Note icon={RefreshCw} title={TROUBLE.title} body={problem.detail || TROUBLE.body}>
      <Retry onTap={again} />
      {problem.reference && <p class="hint">{reference(problem.reference)}</p>}
    </Note>
  );
}

/** What stands in the way of a page, or null when it has data to show. */
function obstacle<T>(world: PageWorld, { now, again }: Load<T>) {
  const code = now.problem?.code;
  if (code === 'not-signed-in') return <SignedOut world={world} />;
  if (code === 'not-registered') return <Stranger />;
  if (now.data !== null) return null;
  if (now.state === 'offline')
    return (
      <Note icon={CloudOff} title={OFFLINE.title} body={OFFLINE.body}>
        <Retry onTap={again} />
      </Note>
    );
  return now.problem ? <Trouble problem={now.problem} again={again} /> : <Skeleton />;
}

interface LoadedProps<T> {
  world: PageWorld;
  load: Load<T>;
  children: (data: T) => ComponentChildren;
}

/** A page's content, or its loading, offline, error, signed-out or not-registered state. Old data says how old it is. */
export function Loaded<T>({ world, load, children }: LoadedProps<T>) {
  const { data, at, state } = load.now;
  const stands = obstacle(world, load);
  if (stands !== null || data === null) return stands;
  const old = state === 'offline' ? OFFLINE_STRIP : state === 'problem' ? OLD_STRIP : null;
  return (
    <>
      {old && (
        <p class="strip" role="status">
          <Icon of={CloudOff} />
          <span>
            {old} {at !== null && seenAt(thaiDateTime(at))}
          </span>
        </p>
      )}
      {children(data)}
    </>
  );
}
