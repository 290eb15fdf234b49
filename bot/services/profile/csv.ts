export type Cell = string | number;

/** Without it Excel reads Thai as another alphabet. */
export const BYTE_ORDER_MARK = '\uFEFF';
/** What a table program would run instead of showing (OWASP, CSV injection). */
const RUNS = /^[=+\-@\t\r\n]/;

/** A table as RFC 4180 writes it. What people typed is shown by every table program and run by none. */
export function csvOf(headings: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `${BYTE_ORDER_MARK}${[headings, ...rows].map(csvLine).join('')}`;
}

/** One line of it. */
export function csvLine(row: readonly Cell[]): string {
  return `${row.map(field).join(',')}\r\n`;
}

function field(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const safe = RUNS.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
