import type { FigureRow } from '../../db/queries/figure-columns.ts';
import type { FigureColumns } from '../../db/schema-staff.ts';

/** Figures of one area in one month. */
export type Sums = Omit<FigureRow, 'month' | 'sums' | 'builtAt'>;

/** As much of a row of unit_month, or of several together, as adds up. */
export type SumRow = Readonly<
  Pick<FigureColumns, 'entitled' | 'reported' | 'on_time' | 'certified' | 'returned' | 'flagged' | 'oldest_waiting_at'>
>;

type CountName = Exclude<keyof SumRow, 'oldest_waiting_at'>;

/** @param medianWaitMs medians do not add up: whoever asks knows it */
export function addSums(rows: readonly SumRow[], medianWaitMs: number | null): Sums {
  const sum = (name: CountName) => rows.reduce((all, row) => all + row[name], 0);
  const waiting = rows.flatMap(({ oldest_waiting_at: at }) => (at === null ? [] : [at]));
  return {
    entitled: sum('entitled'),
    reported: sum('reported'),
    onTime: sum('on_time'),
    certified: sum('certified'),
    returned: sum('returned'),
    flagged: sum('flagged'),
    oldestWaitingAt: waiting.length === 0 ? null : Math.min(...waiting),
    medianWaitMs,
  };
}

/** An area for which no figures were made. */
export const NOTHING: Sums = addSums([], null);
