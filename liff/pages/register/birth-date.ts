import { BUDDHIST_ERA } from '../../../shared/calendar/months.ts';
import { parseNumber } from '../../../shared/thai/numbers.ts';

export interface BirthInput {
  readonly day: string;
  /** 1 to 12, null until chosen. */
  readonly month: number | null;
  readonly year: string;
}

export type BirthProblem = 'day' | 'month' | 'year' | 'date';

const OLDEST = 120;

/** พ.ศ. as on the card; a year before 2400 is taken as ค.ศ., which some people remember instead. */
function ceYear(text: string): number | null {
  const year = parseNumber(text);
  if (year === null || year < 1000 || year > 9999) return null;
  return year >= 2400 ? year - BUDDHIST_ERA : year;
}

/** `YYYY-MM-DD` in ค.ศ. of what she typed (Thai digits too), or what to look at again. `today` in ms. */
export function birthDateOf(input: BirthInput, today: number): { date: string } | { problem: BirthProblem } {
  const day = parseNumber(input.day);
  if (day === null || day < 1 || day > 31) return { problem: 'day' };
  if (input.month === null) return { problem: 'month' };
  const year = ceYear(input.year);
  const now = new Date(today).getUTCFullYear();
  if (year === null || year > now || year < now - OLDEST) return { problem: 'year' };
  const date = new Date(Date.UTC(year, input.month - 1, day));
  if (date.getUTCDate() !== day) return { problem: 'date' };
  return { date: date.toISOString().slice(0, 10) };
}
