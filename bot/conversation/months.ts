import { monthState, windowOf } from '../../shared/calendar/deadlines.ts';
import type { Month } from '../../shared/calendar/months.ts';
import type { Notice } from './notices.ts';
import { unitOf } from './turn.ts';
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

/** Why a month takes no report now, said with whom to ask; null when it does. `draft` = numbers were typed already. */
export function closedNotice(facts: Facts, month: Month, draft: boolean): Notice | null {
  const window = monthFacts(facts, month)?.window ?? windowOf(month);
  const state = monthState(window, facts.now);
  if (state === 'not-open') return { notice: 'month-not-open', args: { month, opensAt: window.opensAt } };
  if (state !== 'closed') return null;
  const unit = unitOf(facts.me) ?? { name: '', phone: null };
  return { notice: 'month-closed', args: { month, closesAt: window.closesAt, unit, draft } };
}
