import { type Month, monthFromText } from '../../shared/calendar/months.ts';

/** A month takes at most three words: "เดือน ตุลาคม 2569". */
const LONGEST = 3;

/**
 * Splits what followed `ส่งรายงาน` into a month and the rest of the line: "ตุลาคม ผู้สูงอายุ 4" → October and
 * "ผู้สูงอายุ 4". The longest reading wins, so that a year is not taken for a count. Month null when none is named.
 */
export function monthAndLine(text: string, at: number): { month: Month | null; line: string } {
  const words = [...text.matchAll(/\S+/gu)].slice(0, LONGEST);
  for (const last of words.reverse()) {
    const end = last.index + last[0].length;
    const month = monthFromText(text.slice(0, end), at);
    if (month !== null) return { month, line: text.slice(end).trim() };
  }
  return { month: null, line: text };
}
