import { candidateMonths, monthState } from '../../shared/calendar/deadlines.ts';
import type { Month } from '../../shared/calendar/months.ts';
import type { Facts, MonthFacts } from './types.ts';

export function monthFacts(facts: Facts, month: Month): MonthFacts | null {
  return facts.months.find((one) => one.window.month === month) ?? null;
}

function accepts(month: MonthFacts, now: number): boolean {
  const state = monthState(month.window, now);
  return state === 'open' || state === 'late';
}

const waitsForHer = (month: MonthFacts) => month.report === null || month.report.state === 'returned';

/**
 * The month that `ส่งรายงาน` means when none is named: the oldest that still accepts and waits for her, so that on days 1–5
 * an unsent previous month comes first (design.md); otherwise the newest that accepts.
 */
export function monthToReport(facts: Facts): MonthFacts | null {
  const open = facts.months
    .filter((month) => accepts(month, facts.now))
    .sort((a, b) => a.window.month.localeCompare(b.window.month));
  return open.find(waitsForHer) ?? open.at(-1) ?? null;
}

/** The month that `ส่งใหม่` means when none is named: the newest that was sent and still accepts. */
export function monthToResend(facts: Facts): MonthFacts | null {
  const sent = facts.months.filter((month) => accepts(month, facts.now) && month.report?.state === 'submitted');
  return sent.at(-1) ?? null;
}

/** Another month that accepts a report and has none: worth a word after this one was sent. */
export function otherMonthOpen(facts: Facts, month: Month): Month | null {
  const open = facts.months.find((one) => one.window.month !== month && one.report === null && accepts(one, facts.now));
  return open?.window.month ?? null;
}

/** By `facts.mine` and the default calendar: the month that still waits for her report; null for those who send none. */
export function missingMonth({ me, mine, now }: Facts): Month | null {
  if (me === null || !me.reports) return null;
  const sent = new Set(mine.map(({ month }) => month));
  return candidateMonths(now).find((month) => !sent.has(month)) ?? null;
}
