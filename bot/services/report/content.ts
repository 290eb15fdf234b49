import type { Month } from '../../../shared/calendar/months.ts';
import type { Answers } from '../../../shared/report/answers.ts';

export interface Content {
  readonly month: Month;
  readonly formVersion: string;
  readonly answers: Answers;
  readonly reason: string | null;
}

/**
 * What was sent, as one text: the same meaning gives the same text, whatever the order of the keys and whether an
 * unanswered item is null or absent. It asks no form, so that it stays the same when forms change.
 */
export function contentOf({ month, formVersion, answers, reason }: Content): string {
  const given = Object.entries(answers).filter(([, count]) => count !== null);
  const counts = given.sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([month, formVersion, counts, reason]);
}
