import { signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Refusal } from '../api/client.ts';
import type { PageWorld } from './pages.ts';

/** Something of the server's on its way to a page. `data` may be what was seen earlier, while newer is on its way. */
export interface Loaded<T> {
  readonly data: T | null;
  /** When the data came from the server, ms. */
  readonly at: number | null;
  readonly state: 'loading' | 'ready' | 'offline' | 'problem';
  readonly problem: Refusal | null;
}

export interface Load<T> {
  readonly now: Loaded<T>;
  again(): void;
}

/** Loads an address for her who is signed in, again when that is somebody else or the signal is back. */
export function useLoad<T>(world: PageWorld, path: string): Load<T> {
  const id = world.me.value?.id ?? null;
  const online = world.online.value;
  const load = useMemo(() => loader<T>(world, path), [world, path, id]);
  useEffect(() => {
    if (online || load.state.peek().state === 'loading') void load.ask();
  }, [load, online]);
  return { now: load.state.value, again: () => void load.ask() };
}

/** A page of several loads: trying again tries all. */
export function together<T>(main: Load<T>, ...others: readonly Pick<Load<unknown>, 'again'>[]): Load<T> {
  return {
    now: main.now,
    again() {
      for (const load of [main, ...others]) load.again();
    },
  };
}

function loader<T>(world: PageWorld, path: string) {
  const seen = world.lastSeen<T>(path);
  const state = signal<Loaded<T>>({ data: seen?.data ?? null, at: seen?.at ?? null, state: 'loading', problem: null });
  const ask = async (): Promise<void> => {
    const before = state.peek();
    state.value = { ...before, state: 'loading', problem: null };
    const reply = await world.call<T>('GET', path);
    if (reply.kind === 'ok') {
      world.keep(path, reply.data);
      state.value = { data: reply.data, at: world.now(), state: 'ready', problem: null };
    } else if (reply.kind === 'offline') state.value = { ...before, state: 'offline', problem: null };
    else state.value = { ...before, state: 'problem', problem: reply.problem };
  };
  return { state, ask };
}
