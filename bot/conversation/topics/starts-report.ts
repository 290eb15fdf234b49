import { readQuickLine } from '../../../shared/report/quick.ts';
import type { Facts } from '../types.ts';
import { takeRest } from './rest-words.ts';

/** A line that names items and numbers is a report even without `ส่งรายงาน` in front. */
export function startsReport({ months }: Facts, text: string): boolean {
  const form = months.at(-1)?.form;
  return form !== undefined && Object.keys(readQuickLine(form, takeRest(text).line).answers).length > 0;
}
