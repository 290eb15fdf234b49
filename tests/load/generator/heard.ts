import type { Simulator } from '../../simulator/platform/simulator.ts';
import { hasReported } from '../support/nation.ts';
import { personOf } from './crowd.ts';

/** What became of a wave, as LINE's stand-in saw it. */
export interface Heard {
  /** Accepted calls of multicast. */
  readonly calls: number;
  /** From the first to the last of them. */
  readonly seconds: number;
  readonly people: number;
  /** People who were written to more than once. */
  readonly twice: number;
  /** People who were written to though their report is on file. */
  readonly reported: number;
}

/** Counts who is written to by multicast: the stand-in keeps no log here. */
export function watchMulticasts(sim: Simulator, people: number): () => Heard {
  const times = new Map<string, number>();
  let calls = 0;
  let [first, last] = [0, 0];
  const { sent } = sim.world;
  const add = sent.add;
  sent.add = (entry) => {
    add(entry);
    if (entry.kind !== 'multicast') return;
    last = performance.now();
    if (calls++ === 0) first = last;
    for (const id of entry.to) times.set(id, (times.get(id) ?? 0) + 1);
  };
  return () => {
    const reported = Array.from({ length: people }, (_, n) => n).filter(hasReported);
    return {
      calls,
      seconds: (last - first) / 1000,
      people: times.size,
      twice: [...times.values()].filter((count) => count > 1).length,
      reported: reported.filter((n) => times.has(personOf(n))).length,
    };
  };
}
