import { type ReadonlySignal, signal } from '@preact/signals';
import type { Me, SessionAnswer, WhoAnswer } from '../../shared/api/session.ts';
import type { LineAnswer, LineDoor } from '../api/sign-in.ts';
import type { PageWorld } from './pages.ts';
import type { Caller } from './pages-call.ts';
import type { SeenStore } from './pages-seen.ts';

export interface SignInParts {
  readonly caller: Caller;
  readonly seen: SeenStore;
  /** LINE's SDK, loaded after the page is usable. */
  door(): Promise<LineDoor>;
}

export interface SignIn extends Pick<PageWorld, 'me' | 'become' | 'signInAgain' | 'accessToken'> {
  readonly state: ReadonlySignal<'unknown' | 'signed' | 'failed'>;
  /** An own session at once, then what LINE says. Resolves when LINE is done with the address. */
  start(): Promise<void>;
  /** The latest start. */
  asked(): Promise<void>;
}

/** Who she is: our own session's cookie tells first; on a shared phone LINE's answer decides. */
export function createSignIn({ caller, seen, door: open }: SignInParts): SignIn {
  const me = signal<Me | null>(seen.who());
  const state = signal<'unknown' | 'signed' | 'failed'>('unknown');
  let door: LineDoor | null = null;
  let asked: Promise<void> = Promise.resolve();

  const become = (next: Me | null) => {
    seen.remember(next);
    me.value = next;
    if (next === null) caller.bear(null);
  };
  const resume = async (): Promise<boolean> => {
    const reply = await caller.call<WhoAnswer>('GET', '/api/session');
    if (reply.kind === 'ok' && state.peek() !== 'signed') become(reply.data.me);
    return reply.kind === 'ok';
  };
  const take = async (answer: LineAnswer): Promise<boolean> => {
    if (answer.kind !== 'token') return false;
    const reply = await caller.call<SessionAnswer>('POST', '/api/session', { idToken: answer.idToken });
    if (reply.kind !== 'ok') return false;
    caller.bear(reply.data.token);
    state.value = 'signed';
    become(reply.data.me);
    return true;
  };
  const askLine = async (): Promise<boolean> => {
    try {
      door ??= await open();
      return await take(await door.start((late) => void take(late)));
    } catch {
      return false;
    }
  };
  const start = (): Promise<void> => {
    asked = Promise.all([resume(), askLine()]).then(([own, line]) => {
      state.value = own || line ? 'signed' : 'failed';
    });
    return asked;
  };
  return {
    me,
    state,
    become,
    start,
    asked: () => asked,
    signInAgain: () => void (door ? door.login() : start()),
    accessToken: () => door?.accessToken() ?? null,
  };
}
