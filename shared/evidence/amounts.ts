import type { Month } from '../calendar/months.ts';

export interface Allowance {
  /** The first month that it is for. */
  readonly fromMonth: Month;
  /** Gross, a month. */
  readonly baht: number;
  /** What says so; S numbers are those of the notes on the domain, [U] is a start that no source confirms. */
  readonly source: string;
}

/**
 * ค่าป่วยการ by the month that was worked, newest first. It stands in evidence packs only and is no promise: the department
 * announces and pays. The COVID-19 risk pay (500, March 2563 to September 2565) was paid apart and is none of it.
 */
export const ALLOWANCES: readonly Allowance[] = [
  { fromMonth: '2023-10', baht: 2000, source: 'cabinet, 7 March 2566; fiscal year 2567 on [S3][S4][S5][S14]' },
  { fromMonth: '2018-12', baht: 1000, source: '1,000 in September 2563 [S13]; start December 2561 [U]' },
  { fromMonth: '2009-04', baht: 600, source: '600, still in July 2561 [S6][S12]; start April 2552 [U]' },
];

/** What a month was worth, gross; null for months before any allowance. */
export function grossOf(month: Month, table: readonly Allowance[] = ALLOWANCES): number | null {
  return table.find(({ fromMonth }) => fromMonth <= month)?.baht ?? null;
}

/** Which columns of money a pack shows, and what it takes off; nothing where nobody asked. */
export interface Money {
  /** Baht for each who is payable; null: not known, left blank. */
  readonly gross: number | null;
  /** Such as for the volunteers' funeral fund (domain.md §2.1, S15): baht each; null: not known, left blank. */
  readonly deduction: number | null;
}

/** Gross less what is taken off; null as long as either is not known. */
export function netOf({ gross, deduction }: Money): number | null {
  return gross === null || deduction === null ? null : gross - deduction;
}
