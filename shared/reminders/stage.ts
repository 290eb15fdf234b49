import type { MonthWindow } from '../calendar/deadlines.ts';
import { monthState } from '../calendar/deadlines.ts';
import type { ReportState } from '../report/lifecycle.ts';

/** Where a volunteer stands with her reports: it decides her rich menu and whether a reply nudges her. */
export type ReportStage = 'not-reported' | 'due-soon' | 'reported' | 'returned';

/** From so many days before the due time on the menu says that it is time. Source: the issue (waves begin at D-5). */
const SOON_DAYS = 5;
const DAY = 24 * 60 * 60 * 1000;

export interface StageMonth {
  readonly window: MonthWindow;
  readonly report: ReportState | null;
}

/** The month that matters now, and how it stands. Null: no month takes a report from her. */
export interface Stage {
  readonly stage: ReportStage;
  readonly month: MonthWindow;
}

/**
 * @param months those that she is a volunteer in, oldest first. A returned one comes first, then the oldest that is open and
 * unsent (design.md: on days 1–5 an unsent previous month comes first), else the newest that was sent.
 */
export function stageOf(months: readonly StageMonth[], now: number): Stage | null {
  const open = months.filter(({ window }) => ['open', 'late'].includes(monthState(window, now)));
  const returned = open.find(({ report }) => report === 'returned');
  if (returned) return { stage: 'returned', month: returned.window };
  const unsent = open.find(({ report }) => report === null);
  if (unsent) return { stage: now >= soonFrom(unsent.window) ? 'due-soon' : 'not-reported', month: unsent.window };
  const sent = open.at(-1);
  return sent ? { stage: 'reported', month: sent.window } : null;
}

/** The first ms of the day from which on the menu says that it is time: D−5 of a month due at the end of D. */
export function soonFrom(window: MonthWindow): number {
  return window.dueAt - (SOON_DAYS + 1) * DAY;
}
