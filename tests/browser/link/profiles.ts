/** One kind of mobile signal. Rates in bytes a second, shared by all connections of the phone. */
export interface Profile {
  readonly name: string;
  readonly roundTripMs: number;
  readonly downPerSecond: number;
  readonly upPerSecond: number;
}

/** Source: frontend.md, section 3, method A. */
export const SLOW_3G: Profile = { name: 'slow 3G', roundTripMs: 400, downPerSecond: 50_000, upPerSecond: 50_000 };
export const EDGE: Profile = { name: 'EDGE', roundTripMs: 840, downPerSecond: 30_000, upPerSecond: 25_000 };
export const BAD_2G: Profile = { name: 'bad 2G', roundTripMs: 1000, downPerSecond: 6_250, upPerSecond: 2_500 };
