import type { Month } from '../../shared/calendar/months.ts';

/** Where somebody files for others, and of which month. `unitId` is null where she does so in several units. */
export interface FilesFacts {
  readonly unitId: string | null;
  readonly month: Month;
}

/** Staff's unit in the month that is to be sent. `unit` is null where she looks after several, or no month takes reports. */
export interface CallFacts {
  readonly unit: {
    readonly name: string;
    readonly month: Month;
    readonly totals: {
      readonly entitled: number;
      readonly reported: number;
      readonly missing: number;
      readonly outOfReach: number;
    };
    /** What waits to be certified, and how many of it stand out. */
    readonly reviews: { readonly waiting: number; readonly flagged: number };
  } | null;
}
