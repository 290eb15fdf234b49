import { type ReadonlySignal, signal } from '@preact/signals';
import type { Me } from '../../shared/api/session.ts';
import type { Client } from '../api/client.ts';
import { createSession, type SignedIn } from '../api/session.ts';
import type { LineDoor } from '../api/sign-in.ts';
import type { PageWorld } from './pages.ts';
import type { SeenStore } from './pages-seen.ts';

export interface SignInParts {
  readonly client: Client;
  readonly seen: SeenStore;
  /** LINE's SDK, loaded after the page is usable. */
  door(): Promise<LineDoor>;
}

export interface SignIn extends Pick<PageWorld, 'me' | 'become' | 'signInAgain' | 'accessToken' | 'close'> {
  readonly state: ReadonlySignal<'unknown' | 'signed' | 'failed'>;
  /** An own session at once, then what LINE says. Resolves when LINE is done with the address. */
  start(): Promise<void>;
  /** The latest start. */
  asked(): Promise<void>;
}

/** Who she is: our own session's cookie tells first; on a shared phone LINE's answer decides. */
export function createSignIn({ client, seen, door: loadDoor }: SignInParts): SignIn {
  const me = signal<Me | null>(seen.who());
  const state = signal<'unknown' | 'signed' | 'failed'>('unknown');
  let door: LineDoor | null = null;
  let asked: Promise<void> = Promise.resolve();

  const become = (next: Me | null) => {
    seen.remember(next);
    me.value = next;
    if (next !== null) return;
    client.useToken(null);
    state.value = 'failed';
  };
  const take = (signed: SignedIn) => {
    if (signed.kind === 'signed') become(signed.me);
    return signed;
  };
  const openDoor = async () => {
    door = await loadDoor();
    return door;
  };
  const session = createSession(client, openDoor, (late) => {
    if (take(late).kind === 'signed') state.value = 'signed';
  });
  const start = (): Promise<void> => {
    if (state.peek() === 'failed') state.value = 'unknown';
    asked = (async () => {
      take(await session.who());
      const signed = take(await session.signIn());
      if (signed.kind === 'failed' && signed.why !== 'offline') become(null);
      state.value = signed.kind;
    })();
    return asked;
  };
  return {
    me,
    state,
    become,
    start,
    asked: () => asked,
    signInAgain() {
      if (!session.login()) void start();
    },
    accessToken: () => door?.accessToken() ?? null,
    close: () => door?.close(),
  };
}
