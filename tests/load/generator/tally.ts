import { quantile } from '../support/numbers.ts';

/** What a stretch of load came to. Latencies in milliseconds. */
export interface Load {
  readonly answered: number;
  readonly seconds: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
  /** Answers by HTTP status; 0 is a broken connection. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Share of one core that the generator itself needed: near 1 it measures itself. */
  readonly generatorBusy: number;
}

/** Counts answers and their latencies from its making to `load()`. */
export function createTally() {
  const latencies: number[] = [];
  const statuses: Record<string, number> = {};
  const start = performance.now();
  const cpu = process.cpuUsage();
  let last = start;
  return {
    start,
    add(status: number, latency: number) {
      last = performance.now();
      latencies.push(latency);
      statuses[status] = (statuses[status] ?? 0) + 1;
    },
    load(): Load {
      const seconds = Math.max(last - start, 1) / 1000;
      const used = process.cpuUsage(cpu);
      const sorted = Float64Array.from(latencies).sort();
      return {
        answered: latencies.length,
        seconds,
        perSecond: latencies.length / seconds,
        p50: quantile(sorted, 0.5),
        p99: quantile(sorted, 0.99),
        worst: sorted.at(-1) ?? 0,
        statuses,
        generatorBusy: (used.user + used.system) / 1e6 / seconds,
      };
    },
  };
}
