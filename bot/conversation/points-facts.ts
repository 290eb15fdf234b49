import type { Month } from '../../shared/calendar/months.ts';

/** Her bank book, as the chat tells it. */
export interface PointsFacts {
  readonly balance: number;
  readonly debt: number;
  readonly pending: number;
  readonly streak: number;
  readonly expiring: readonly { readonly points: number; readonly at: number }[];
  readonly entries: readonly {
    readonly points: number;
    readonly reason: string;
    readonly month: Month | null;
    readonly at: number;
    readonly balance: number;
  }[];
}
