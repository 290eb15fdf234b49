const DAY = 86_400_000;

/**
 * Days in which a staged roster may be applied, and an applied one put back. Source: our own choice: by then the roster's month
 * is reported and closed (design.md, on the 5th of the next), and what the file said of people is nobody's business any more.
 */
const OPEN_DAYS = 45;

/** Days that its lines are kept: one more, so that no decision meets a half of them. */
export const LINE_DAYS = OPEN_DAYS + 1;

/** Until when something may still be decided about an import, ms. */
export function openUntil({ at, appliedAt }: { readonly at: number; readonly appliedAt: number | null }): number {
  return (appliedAt ?? at) + OPEN_DAYS * DAY;
}
