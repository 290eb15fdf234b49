import { monthState, windowOf } from '../../shared/calendar/deadlines.ts';
import type { Month } from '../../shared/calendar/months.ts';
import { monthFacts, monthToResend } from './months.ts';
import type { Notice } from './notices.ts';
import { unitOf } from './turn.ts';
import type { Facts, ReportFacts } from './types.ts';

/** Why a month takes no report now, said with whom to ask; null when it does. `draft` = numbers were typed already. */
export function closedNotice(facts: Facts, month: Month, draft: boolean): Notice | null {
  const window = monthFacts(facts, month)?.window ?? windowOf(month);
  const state = monthState(window, facts.now);
  if (state === 'not-open') return { notice: 'month-not-open', args: { month, opensAt: window.opensAt } };
  return state === 'closed' ? monthClosed(facts, month, draft) : null;
}

export function monthClosed(facts: Facts, month: Month, draft: boolean): Notice {
  const known = monthFacts(facts, month);
  const { closesAt } = known?.window ?? windowOf(month);
  const args = { month, closesAt, unit: unitOf(facts.me), draft, number: known?.report?.number ?? null };
  return { notice: 'month-closed', args };
}

/** Certified: no more versions, the receipt stays. */
export function certifiedNotice(facts: Facts, month: Month): Notice {
  const number = monthFacts(facts, month)?.report?.number ?? null;
  return { notice: 'certified', args: { month, number, unit: unitOf(facts.me) } };
}

/** Sent and not certified yet: the receipt, and the way to a new version while the month accepts one. */
export function sentNotice(facts: Facts, month: Month, report: ReportFacts): Notice {
  const { number, version, submittedAt, filedBy } = report;
  const newest = monthToResend(facts)?.window.month === month;
  return (
    closedNotice(facts, month, false) ?? {
      notice: 'sent-already',
      args: { month, number, version, submittedAt, newest, ...(filedBy !== undefined && { filedBy }) },
    }
  );
}
