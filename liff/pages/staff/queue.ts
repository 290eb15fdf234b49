import { type Signal, signal } from '@preact/signals';
import type { QueueAnswer, QueueLine } from '../../../shared/api/review.ts';
import type { Refusal } from '../../api/client.ts';
import type { PageWorld } from '../../state/pages.ts';
import type { Loaded } from '../../state/pages-load.ts';
import { apiOf, type StaffPlace } from './place.ts';
import { queryOf, type Shown, WAITING } from './queue-filter.ts';

type Lines = readonly QueueLine[];

/** A unit's month as a list. It outlives its page, so that the way back from a report leads to the same place of it. */
export interface Queue {
  readonly shown: Signal<Shown>;
  readonly now: Signal<Loaded<QueueAnswer>>;
  readonly lines: Signal<Lines>;
  readonly next: Signal<string | null>;
  /** Line keys. */
  readonly selected: Signal<ReadonlySet<string>>;
  /** Where the keyboard is. */
  readonly cursor: Signal<string | null>;
  /** What became of the last act, on whichever page she is now. */
  readonly said: Signal<string>;
  load(): Promise<void>;
  more(): Promise<void>;
  show(shown: Shown): void;
  toggle(key: string): void;
  clear(): void;
}

/** Who has sent nothing has no report to be named by. */
export const keyOf = (line: QueueLine): string => line.id ?? line.person.id;

let kept: { readonly key: string; readonly queue: Queue } | null = null;

/** The list of a month; the one that was open last, when it is the same person's. */
export function queueOf(world: PageWorld, { unitId, month }: StaffPlace): Queue {
  const key = [world.me.value?.id, unitId, month].join('/');
  if (kept?.key !== key) kept = { key, queue: createQueue(world, { unitId, month, rest: '' }) };
  return kept.queue;
}

function createQueue(world: PageWorld, { unitId, month }: StaffPlace): Queue {
  const shown = signal<Shown>(WAITING);
  const now = signal<Loaded<QueueAnswer>>({ data: null, at: null, state: 'loading', problem: null });
  const lines = signal<Lines>([]);
  const next = signal<string | null>(null);
  const selected = signal<ReadonlySet<string>>(new Set());
  const cursor = signal<string | null>(null);
  const said = signal('');
  let fetching = false;
  const ask = (after: string | null) =>
    world.call<QueueAnswer>('GET', apiOf(unitId, `reports?${queryOf(month, shown.peek(), after)}`));
  const failed = (problem: Refusal | null) => {
    now.value = { ...now.peek(), state: problem ? 'problem' : 'offline', problem };
  };
  const load = async () => {
    const asked = shown.peek();
    now.value = { ...now.peek(), state: 'loading', problem: null };
    const reply = await ask(null);
    // She chose something else meanwhile.
    if (asked !== shown.peek()) return;
    if (reply.kind !== 'ok') return failed(reply.kind === 'problem' ? reply.problem : null);
    lines.value = reply.data.reports;
    next.value = reply.data.next;
    now.value = { data: reply.data, at: world.now(), state: 'ready', problem: null };
  };
  return {
    shown,
    now,
    lines,
    next,
    selected,
    cursor,
    said,
    load,
    async more() {
      const after = next.peek();
      if (after === null || fetching) return;
      fetching = true;
      const asked = shown.peek();
      const reply = await ask(after);
      fetching = false;
      if (asked !== shown.peek() || reply.kind !== 'ok') return;
      const had = new Set(lines.peek().map(keyOf));
      lines.value = [...lines.peek(), ...reply.data.reports.filter((line) => !had.has(keyOf(line)))];
      next.value = reply.data.next;
    },
    show(wanted) {
      shown.value = wanted;
      selected.value = new Set();
      cursor.value = null;
      void load();
    },
    toggle(key) {
      const changed = new Set(selected.peek());
      if (!changed.delete(key)) changed.add(key);
      selected.value = changed;
    },
    clear() {
      selected.value = new Set();
    },
  };
}
