import type { Field } from '../roster/headings.ts';
import type { Found } from '../roster/problems.ts';
import { ROSTER_PROBLEMS } from './roster.ts';
import { ROSTER_FIELDS } from './staff-roster.ts';

/** What stands in a column; an unknown heading as it is. */
export const columnText = (column: string): string => ROSTER_FIELDS[column as Field] ?? column;

/** What stands in a column, and what is the matter with it. */
export const foundText = ({ column, code }: Pick<Found, 'column' | 'code'>): string =>
  `${columnText(column)} · ${ROSTER_PROBLEMS[code]}`;

/** Headings of the table of them. */
export const FOUND_COLUMNS = ['บรรทัด', 'ผล', 'ชื่อ', 'เลขท้ายบัตรประชาชน', 'คอลัมน์', 'สิ่งที่พบ'];
