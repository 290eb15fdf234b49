import { BANGKOK_OFFSET, BUDDHIST_ERA, type Month, monthParts } from '../calendar/months.ts';
import { MONTHS_LONG, MONTHS_SHORT } from './month-names.ts';

/** `21 พ.ย. 2569`, the day in Bangkok of an instant (ms). */
export function thaiDate(ms: number): string {
  const day = new Date(ms + BANGKOK_OFFSET);
  return `${thaiDay(ms)} ${day.getUTCFullYear() + BUDDHIST_ERA}`;
}

/** `21 พ.ย.`, for a day that is near. */
export function thaiDay(ms: number): string {
  const day = new Date(ms + BANGKOK_OFFSET);
  return `${day.getUTCDate()} ${MONTHS_SHORT[day.getUTCMonth()]}`;
}

/** `21 พ.ย. 2569 19:04 น.` */
export function thaiDateTime(ms: number): string {
  return `${thaiDate(ms)} ${thaiTime(ms)}`;
}

/** `19:04 น.`, of a day that is plain from the words around it. */
export function thaiTime(ms: number): string {
  return `${new Date(ms + BANGKOK_OFFSET).toISOString().slice(11, 16)} น.`;
}

function named(names: readonly string[], month: Month): string {
  const { year, number } = monthParts(month);
  return `${names[number - 1]} ${year + BUDDHIST_ERA}`;
}

/** `พฤศจิกายน 2569` */
export function thaiMonth(month: Month): string {
  return named(MONTHS_LONG, month);
}

/** `พ.ย. 2569` */
export function thaiMonthShort(month: Month): string {
  return named(MONTHS_SHORT, month);
}

/** `พ.ย.`, where the year stands nearby. */
export function monthName(month: Month): string {
  return MONTHS_SHORT[monthParts(month).number - 1] ?? month;
}
