import Counter from 'prom-client/lib/counter.js';
import Gauge from 'prom-client/lib/gauge.js';
import Histogram from 'prom-client/lib/histogram.js';
import type Registry from 'prom-client/lib/registry.js';
import type { Gate, Watch } from '../admission/gate.ts';
import { KINDS } from '../admission/kinds.ts';

/** What is under way and what waits, as the gate knows it. */
type Full = Pick<Gate, 'atWork' | 'waiting'>;

export interface AdmissionMetrics extends Watch {
  /** Shows this gate from now on. */
  gate(gate: Full): void;
  /** Chat events whose token was used before their turn came. */
  answeredEarly(count: number): void;
}

/** Back-pressure: who is at work, who waits, who was sent away and why. */
export function admissionMetrics(registers: Registry[]): AdmissionMetrics {
  let full: Full | null = null;
  new Gauge({
    name: 'vhv_admission_at_work',
    help: 'Requests of /api that were let in and are not finished',
    registers,
    collect() {
      this.set(full?.atWork ?? 0);
    },
  });
  new Gauge({
    name: 'vhv_admission_waiting',
    help: 'Requests of /api that wait to be let in, by kind',
    labelNames: ['kind'],
    registers,
    collect() {
      for (const kind of KINDS) this.set({ kind }, full?.waiting(kind) ?? 0);
    },
  });
  const turned = new Counter({
    name: 'vhv_admission_turned_total',
    help: 'Requests that were sent away, by kind and reason',
    labelNames: ['kind', 'why'],
    registers,
  });
  const waitSeconds = new Histogram({
    name: 'vhv_admission_wait_seconds',
    help: 'How long those waited that were let in only after a wait',
    labelNames: ['kind'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40],
    registers,
  });
  const early = new Counter({
    name: 'vhv_tokens_answered_early_total',
    help: 'Chat events that were answered before their turn, so that their reply token would not die',
    registers,
  });
  return {
    gate(gate) {
      full = gate;
    },
    turned: (kind, why) => turned.inc({ kind, why }),
    waited: (kind, seconds) => waitSeconds.observe({ kind }, seconds),
    answeredEarly: (count) => early.inc(count),
  };
}
