/** How large the country is whose staff is measured, and how often everything is asked. */
export interface StaffScale {
  readonly volunteers: number;
  /** People of the store that is compared: whole units, since a unit's pages cost what the unit holds. */
  readonly few: number;
  readonly months: number;
  readonly rounds: number;
  /** Pages looked at in a round. */
  readonly calls: number;
  /** Units certified, and packs prepared, in a round; fewer where there are not so many. */
  readonly deeds: number;
  /** Lines of the roster that is imported. */
  readonly lines: number;
}

export const STAFF_SCALES: Readonly<Record<'full' | 'quick' | 'smoke', StaffScale>> = {
  // 840 people x 12 months with those of the largest unit: 10,080 reports.
  full: { volunteers: 1_040_000, few: 420, months: 12, rounds: 4, calls: 100, deeds: 10, lines: 1_000 },
  quick: { volunteers: 52_500, few: 420, months: 12, rounds: 2, calls: 40, deeds: 2, lines: 1_000 },
  smoke: { volunteers: 210, few: 105, months: 2, rounds: 1, calls: 1, deeds: 1, lines: 20 },
};
