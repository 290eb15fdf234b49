import type { PersonFact } from './snapshot.ts';

/** Why somebody of the month is not on the list of those to be paid. A closed list; its words stand in shared/text. */
export const EXCLUSIONS = [
  'not-on-roster',
  'waiting',
  'declines',
  'not-submitted',
  'returned',
  'not-certified',
  'altered',
] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];
export type Outcome = 'payable' | Exclusion;

/**
 * Who is payable: on the month's roster, entitled, and with a report of the month that was certified at the cut-off and is
 * still what was sent (domain.md §1.6, §2). How she stands on the roster comes first: it is true whatever she reported.
 */
export function outcomeOf({ onRoster, standing, report }: PersonFact): Outcome {
  if (!onRoster) return 'not-on-roster';
  if (standing !== null) return standing;
  if (report === null) return 'not-submitted';
  if (!report.intact) return 'altered';
  if (report.certified !== null) return 'payable';
  return isReturned(report) ? 'returned' : 'not-certified';
}

/** An objection or a reopening lays the report before her again, like a return (design.md, lifecycle). */
function isReturned({ history }: NonNullable<PersonFact['report']>): boolean {
  const last = history.at(-1)?.kind;
  return last === 'returned' || last === 'reopened' || last === 'objected';
}
