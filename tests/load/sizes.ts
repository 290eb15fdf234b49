/** How long everything is measured. Times in seconds. */
export interface Sizes {
  readonly name: 'full' | 'quick' | 'smoke';
  readonly people: number;
  readonly rounds: number;
  /** One window of load. */
  readonly window: number;
  readonly warmUp: number;
  /** Events that wait for turns in one window: what they leave behind is waited for. */
  readonly burst: number;
  readonly arrivals: number;
  readonly memory: number;
  /** Submits in one round of the verb. */
  readonly submits: number;
  /** Reports in the store that is exported. */
  readonly exported: number;
  /** Of the mini-app in a browser: kinds of phone and signal, runs of each, and pages that Lighthouse looks at. */
  readonly browser: { readonly cases: number; readonly runs: number; readonly pages: number };
}

export const SIZES: Readonly<Record<Sizes['name'], Sizes>> = {
  full: {
    name: 'full',
    people: 12_000,
    rounds: 5,
    window: 3,
    warmUp: 2,
    burst: 6000,
    arrivals: 30,
    memory: 600,
    submits: 4000,
    exported: 1_000_000,
    browser: { cases: 4, runs: 3, pages: 5 },
  },
  quick: {
    name: 'quick',
    people: 2_000,
    rounds: 3,
    window: 0.4,
    warmUp: 0.4,
    burst: 400,
    arrivals: 2,
    memory: 20,
    submits: 400,
    exported: 10_000,
    browser: { cases: 1, runs: 1, pages: 1 },
  },
  smoke: {
    name: 'smoke',
    people: 120,
    rounds: 1,
    window: 0.2,
    warmUp: 0.1,
    burst: 50,
    arrivals: 0.3,
    memory: 1,
    submits: 60,
    exported: 500,
    browser: { cases: 1, runs: 1, pages: 1 },
  },
};
