import { quantile } from '../support/numbers.ts';

/** What a rush came to. Latencies in ms. */
export interface Rushed {
  readonly begun: number;
  /** In which they began, and until the last one had done. */
  readonly seconds: number;
  readonly until: number;
  /** Who holds which receipt. */
  readonly promised: readonly { readonly n: number; readonly number: string }[];
  /** Who ended without one, and why. */
  readonly without: Readonly<Record<string, number>>;
  /** People with two different receipts for the month. */
  readonly doubled: number;
  /** From the webhook or the form's sending to its answer, when that said that it is stored. */
  readonly acks: Spread;
  /** From a webhook to the reply that LINE accepted. */
  readonly replies: Spread;
  /** Pages and drafts. */
  readonly screens: Spread;
  /** Told kindly to come again, and did. */
  readonly turned: number;
  /** Answers of 5xx that said nothing, and broken connections. */
  readonly blank: number;
  readonly redelivered: number;
}

export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
}

/** Takes down what happens to everybody. */
export function createDiary() {
  const times = { acks: [] as number[], replies: [] as number[], screens: [] as number[] };
  const receipts = new Map<number, Set<string>>();
  const without: Record<string, number> = {};
  const counts = { turned: 0, blank: 0, redelivered: 0 };
  return {
    took(what: keyof typeof times, ms: number) {
      times[what].push(ms);
    },
    count(what: keyof typeof counts) {
      counts[what]++;
    },
    promised(n: number, number: string) {
      receipts.set(n, (receipts.get(n) ?? new Set()).add(number));
    },
    has: (n: number) => receipts.has(n),
    without(why: string) {
      without[why] = (without[why] ?? 0) + 1;
    },
    told: (frame: Pick<Rushed, 'begun' | 'seconds' | 'until'>): Rushed => ({
      ...frame,
      ...counts,
      without,
      promised: [...receipts].map(([n, numbers]) => ({ n, number: [...numbers][0] ?? '' })),
      doubled: [...receipts.values()].filter((numbers) => numbers.size > 1).length,
      acks: spreadOver(times.acks),
      replies: spreadOver(times.replies),
      screens: spreadOver(times.screens),
    }),
  };
}

export type Diary = ReturnType<typeof createDiary>;

function spreadOver(times: readonly number[]): Spread {
  const sorted = Float64Array.from(times).sort();
  return {
    count: sorted.length,
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    worst: sorted.at(-1) ?? 0,
  };
}
