/** How large the country is, and how long its last evening. Times in seconds. */
export interface Scale {
  readonly name: 'full' | 'quick' | 'smoke';
  readonly volunteers: number;
  /** Months of reports behind everybody in `month-end-deep`. */
  readonly months: number;
  /** People who hold the small store's reports. */
  readonly few: number;
  readonly rounds: number;
  /** How long each thing but a report is asked in a round of `month-end-deep`. */
  readonly window: number;
  /** What the replay makes of domain.md §7, in this order. */
  readonly replay: { readonly calm: number; readonly burst: number; readonly storm: number; readonly herd: number };
}

export const SCALES: Readonly<Record<Scale['name'], Scale>> = {
  full: {
    name: 'full',
    volunteers: 1_040_000,
    months: 12,
    // 840 people x 12 months: 10,080 reports.
    few: 840,
    rounds: 7,
    window: 2,
    replay: { calm: 30, burst: 30, storm: 30, herd: 30 },
  },
  quick: {
    name: 'quick',
    volunteers: 52_500,
    months: 12,
    few: 840,
    rounds: 3,
    window: 0.5,
    replay: { calm: 4, burst: 4, storm: 4, herd: 4 },
  },
  smoke: {
    name: 'smoke',
    volunteers: 1_050,
    months: 2,
    few: 42,
    rounds: 1,
    window: 0.2,
    replay: { calm: 0.5, burst: 0.5, storm: 0.5, herd: 0.5 },
  },
};
