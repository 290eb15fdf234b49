import type { Month } from '../calendar/months.ts';
import type { FormDefinition } from './form.ts';

interface ReportLimits {
  readonly from: Month;
  /** Largest count that any item takes. */
  readonly cap: number;
  /** A count is unusual when it exceeds `medianFactor` × the median of her last `medianMonths` months … */
  readonly medianMonths: number;
  readonly medianFactor: number;
  /** … of which at least so many must hold the item. */
  readonly medianAtLeast: number;
  /** A count jumps when it is so many times last month's, and by so much more. */
  readonly jumpFactor: number;
  readonly jumpAtLeast: number;
  /** Who files one report and the next within so many ms has hardly read them. */
  readonly tooFastMs: number;
  readonly source: string;
}

/** Limits by date, oldest first. A form takes those in force on the day it took effect: they change with a form version. */
export const REPORT_LIMITS: readonly ReportLimits[] = [
  {
    from: '2000-01',
    cap: 999,
    medianMonths: 6,
    medianFactor: 3,
    medianAtLeast: 3,
    jumpFactor: 5,
    jumpAtLeast: 20,
    tooFastMs: 30_000,
    source:
      'domain.md §1.7, our model: hard cap 999, soft warning above 3 × own 6-month median; jump and too fast: our own choice',
  },
];

export function limitsOf(form: FormDefinition): ReportLimits {
  const limits = REPORT_LIMITS.filter((row) => row.from <= form.effectiveFrom).pop() ?? REPORT_LIMITS[0];
  if (limits === undefined) throw new Error('no report limits');
  return limits;
}
