import { addMonths, type Month } from '../../../shared/calendar/months.ts';

/** One line of the list: a month, and what was sent for it. */
export interface MonthLine<R> {
  readonly month: Month;
  readonly report: R | null;
}

/** A gap longer than this is a time without duty, not months that were forgotten. */
const LONGEST_GAP = 12;

/**
 * Reports, newest first, with a line for each month between them that was not sent. `until`: the first month that may
 * still be sent; those before it are closed.
 */
export function withGaps<R extends { readonly month: Month }>(reports: readonly R[], until: Month): MonthLine<R>[] {
  const lines: MonthLine<R>[] = [];
  let next = addMonths(until, -1);
  for (const report of reports) {
    const gap: MonthLine<R>[] = [];
    for (let month = next; month > report.month; month = addMonths(month, -1)) gap.push({ month, report: null });
    if (gap.length <= LONGEST_GAP) lines.push(...gap);
    lines.push({ month: report.month, report });
    next = addMonths(report.month, -1);
  }
  return lines;
}
