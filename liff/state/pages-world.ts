import { signal } from '@preact/signals';
import type { Month } from '../../shared/calendar/months.ts';
import type { Method, Reply } from '../api/client.ts';
import type { Clock } from '../offline/clock.ts';
import type { Filings } from '../offline/filings.ts';
import type { PageWorld } from './pages.ts';
import { createSignIn, type SignInParts } from './pages-sign-in.ts';

export interface WorldParts extends SignInParts {
  readonly clock: Clock;
  online(): boolean;
  openOutside(url: string): void;
  upload<T>(path: string, file: File): Promise<Reply<T>>;
  download(address: string, signal: AbortSignal): Promise<Response>;
  newId(): string;
  readonly inLine: boolean;
  waiting(userId: string): Promise<readonly Month[]>;
  wipe(userId: string): Promise<void>;
  filings(userId: string, now: () => number): Promise<Filings>;
  wipeFilings(userId: string): Promise<void>;
}

export interface OpenedWorld extends PageWorld {
  /** Learns who she is; resolves when LINE is done with the address. */
  start(): Promise<void>;
  /** The phone says that its signal came or went. */
  signalChanged(): void;
}

/** The pages' world over the phone's network and storage. */
export function createWorld(parts: WorldParts): OpenedWorld {
  const { client, seen, clock } = parts;
  const { me, state, asked, start, become, signInAgain, accessToken, close } = createSignIn(parts);
  const online = signal(parts.online());

  const call = async <T>(method: Method, path: string, body?: object): Promise<Reply<T>> => {
    const asking = body === undefined ? {} : { body };
    const reply = await client.call<T>(method, path, asking);
    online.value = reply.kind !== 'offline';
    if (reply.kind === 'ok') hearTime(reply.data, clock);
    const signedOut = reply.kind === 'problem' && reply.problem.code === 'not-signed-in';
    if (!signedOut || state.peek() !== 'unknown') return reply;
    // Asked before LINE had answered: once more, as soon as it is known who asks.
    await asked();
    return state.peek() === 'signed' ? client.call<T>(method, path, asking) : reply;
  };
  const ofHers = <T>(work: (userId: string) => Promise<T>, otherwise: T) => {
    const id = me.peek()?.id;
    return id ? work(id).catch(() => otherwise) : Promise.resolve(otherwise);
  };

  return {
    me,
    signIn: state,
    online,
    now: clock.now,
    call,
    become,
    start,
    signInAgain,
    askAgain: start,
    accessToken,
    lastSeen: (path) => seen.get(path),
    keep: (path, data) => seen.put(path, { data, at: clock.now() }),
    waiting: () => ofHers(parts.waiting, []),
    wipe: () => ofHers(parts.wipe, undefined),
    filings: () => ofHers<Filings | null>((id) => parts.filings(id, clock.now), null),
    wipeFilings: () => ofHers(parts.wipeFilings, undefined),
    openOutside: parts.openOutside,
    upload: parts.upload,
    download: parts.download,
    newId: parts.newId,
    inLine: parts.inLine,
    close,
    signalChanged() {
      online.value = parts.online();
      if (online.value && state.peek() === 'failed') void start();
    },
  };
}

/** Some answers tell the server's time. */
function hearTime(data: unknown, clock: Clock): void {
  if (typeof data !== 'object' || data === null || !('now' in data)) return;
  const now = Date.parse(String(data.now));
  if (now) clock.hear(now);
}
