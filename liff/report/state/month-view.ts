import type { OpenMonth } from '../../../shared/api/drafts.ts';
import { type MonthWindow, monthState, windowOf } from '../../../shared/calendar/deadlines.ts';
import type { Month } from '../../../shared/calendar/months.ts';
import type { Answers } from '../../../shared/report/answers.ts';
import type { MonthChoice, MonthView } from '../controller.ts';
import type { Core } from './core.ts';

export const openMonthOf = (core: Core, month: Month): OpenMonth | null =>
  core.months.value?.months.find((one) => one.month === month) ?? null;

/** The version that the server has of the shown month, as far as known. */
export function onFileOf(core: Core): { version: number; answers: Answers } | null {
  return openMonthOf(core, core.month.peek())?.report ?? null;
}

function choiceOf(core: Core, month: Month): MonthChoice {
  const open = openMonthOf(core, month);
  const own = open && {
    opensAt: Date.parse(open.opensAt),
    dueAt: Date.parse(open.dueAt),
    reviewDueAt: Date.parse(open.reviewDueAt),
    closesAt: Date.parse(open.closesAt),
  };
  const window: MonthWindow = windowOf(month, own ?? {});
  const { dueAt, reviewDueAt, closesAt } = window;
  return {
    month,
    dueAt,
    reviewDueAt,
    closesAt,
    state: monthState(window, core.clock.now()),
    report: open?.report ?? null,
  };
}

export function choicesOf(core: Core): MonthChoice[] {
  const months = core.months.value?.months.map((one) => one.month) ?? [core.month.value];
  return [...new Set([...months, ...core.queued.value])].sort().map((month) => choiceOf(core, month));
}

/** The month to report: the oldest that still wants something; else the newest that is open. */
export function monthToShow(choices: readonly MonthChoice[]): Month | null {
  const open = choices.filter(({ state }) => state === 'open' || state === 'late');
  const wanting = open.find(({ report }) => report === null || report.state === 'returned');
  return (wanting ?? open.at(-1) ?? choices.at(-1))?.month ?? null;
}

export function viewOf(core: Core): MonthView {
  const month = core.month.value;
  const open = openMonthOf(core, month);
  return {
    ...choiceOf(core, month),
    sure: core.sure.value,
    last: open?.last ?? null,
    usual: open?.usual ?? {},
    onFile: open?.report?.answers ?? null,
    returned: open?.report?.returned ?? null,
  };
}
