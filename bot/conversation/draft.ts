import { fillRest, isAllZero } from '../../shared/report/answers.ts';
import { itemsOf } from '../../shared/report/form.ts';
import { nextUsual } from '../../shared/report/quick.ts';
import type { MonthFacts, ReportTalk } from './types.ts';

type Counts = Readonly<Record<string, number>>;

/** What the draft's numbers are compared with: the version on file, else last month's report. */
export interface Base {
  readonly kind: 'none' | 'last' | 'sent';
  readonly answers: Readonly<Record<string, number | null>>;
}

export function baseOf(month: MonthFacts): Base {
  if (month.report !== null) return { kind: 'sent', answers: month.report.answers };
  return month.last === null ? { kind: 'none', answers: {} } : { kind: 'last', answers: month.last.answers };
}

/** A new draft: from the version on file when there is one, else empty. A first-timer is asked the usual items. */
export function newDraft(month: MonthFacts): ReportTalk {
  const firstTime = month.report === null && month.last === null;
  return {
    topic: 'report',
    month: month.window.month,
    formVersion: month.form.version,
    answers: month.report === null ? {} : knownCounts(month, month.report.answers),
    rest: null,
    basedOn: month.report?.version ?? null,
    step: firstTime ? 'ask' : 'start',
    asking: firstTime ? (nextUsual(month.form, {})?.code ?? null) : null,
    reason: null,
  };
}

/** The counts that the month's form knows, without the unanswered. */
export function knownCounts(month: MonthFacts, answers: Readonly<Record<string, number | null>>): Counts {
  return Object.fromEntries(
    itemsOf(month.form).flatMap(({ code }) => {
      const count = answers[code];
      return count === undefined || count === null ? [] : [[code, count] as const];
    }),
  );
}

export function withAnswers(draft: ReportTalk, answers: Counts): ReportTalk {
  return { ...draft, answers: { ...draft.answers, ...answers } };
}

/** To the read-back. What she did not name becomes zero unless she chose last month; a month of zeros is asked why. */
export function toReadBack(draft: ReportTalk, month: MonthFacts): ReportTalk {
  const decided: ReportTalk = { ...draft, rest: draft.rest ?? 'zero', asking: null };
  const needsReason = decided.reason === null && isAllZero(month.form, filled(decided, month));
  return { ...decided, step: needsReason ? 'ask-reason' : 'read-back' };
}

/** Every item with its number, as it would be sent. */
export function filled(draft: ReportTalk, month: MonthFacts): Record<string, number> {
  return fillRest(month.form, draft.answers, draft.rest === 'last' ? (month.last?.answers ?? {}) : 'zero');
}

export function hasNumbers(draft: ReportTalk): boolean {
  return Object.keys(draft.answers).length > 0 || draft.rest !== null;
}

/** The counts that she gave or took over. What only "the rest" makes zero is no answer. */
export function countsOf(draft: ReportTalk, month: MonthFacts): Counts {
  const last = draft.rest === 'last' ? knownCounts(month, month.last?.answers ?? {}) : {};
  return { ...last, ...draft.answers };
}

/** Sent elsewhere since, all of it: begun in chat and finished in the form, perhaps with more items. */
export function isSentSince(draft: ReportTalk, month: MonthFacts): boolean {
  const { report } = month;
  if (report === null || draft.basedOn === report.version || !hasNumbers(draft)) return false;
  return Object.entries(countsOf(draft, month)).every(([code, count]) => report.answers[code] === count);
}
