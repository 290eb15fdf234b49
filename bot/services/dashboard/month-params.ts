import { MONTH_NAMES, type MonthParams } from '../../db/queries/dashboard-reading.ts';

/** Twelve months as the statement names them. @param months oldest first */
export function monthParams(months: readonly string[]): MonthParams {
  return Object.fromEntries(MONTH_NAMES.map((name, n) => [name, months[n] ?? ''])) as MonthParams;
}
