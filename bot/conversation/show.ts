import { monthState } from '../../shared/calendar/deadlines.ts';
import { missingItems } from '../../shared/report/answers.ts';
import { type FormItem, itemByCode, itemsOf } from '../../shared/report/form.ts';
import { usualItems } from '../../shared/report/quick.ts';
import { numberChoices } from './choices.ts';
import { baseOf, filled } from './draft.ts';
import { linesOf, readBackOf } from './lines.ts';
import { sentNotice } from './month-notices.ts';
import type { Notice } from './notices.ts';
import type { Facts, MonthFacts, ReportTalk } from './types.ts';

/** The card for where a draft stands. The only place that turns a draft into something to see. */
export function showDraft(draft: ReportTalk, month: MonthFacts, facts: Facts, card: number): Notice {
  switch (draft.step) {
    case 'start':
      return showStart(draft, month, facts, card);
    case 'choose-item':
      return showChoice(draft, month, card, false);
    case 'ask-reason':
      return { notice: 'ask-reason', args: { card, month: draft.month } };
    case 'read-back':
      return { notice: 'read-back', args: readBackOf(draft, month, card, facts.me?.households ?? null) };
    default:
      return showQuestion(draft, month, facts, card);
  }
}

function showStart(draft: ReportTalk, month: MonthFacts, facts: Facts, card: number): Notice {
  const { window, report, last } = month;
  if (report?.state === 'returned') {
    const item = report.returnItem === null ? undefined : itemByCode(month.form, report.returnItem);
    const pointed = item ? itemNow(item, filled(draft, month)) : null;
    const { returnReason: reason, objected } = report;
    const args = { card, month: window.month, reason, item: pointed, ...(objected && { objected }) };
    return { notice: 'returned', args };
  }
  if (report !== null) return sentNotice(facts, window.month, report);
  if (last === null) return showQuestion(draft, month, facts, card);
  const other = facts.months.find(
    (one) => one.window.month > window.month && one.report === null && monthState(one.window, facts.now) === 'open',
  );
  return {
    notice: 'report-start',
    args: {
      card,
      month: window.month,
      dueAt: window.dueAt,
      closesAt: window.closesAt,
      late: monthState(window, facts.now) === 'late',
      last: { month: last.month, lines: linesOf(month, last.answers) },
      otherMonth: other?.window.month ?? null,
    },
  };
}

/** More buttons than this are a list to get lost in; the rest stands behind `ดูข้ออื่น`. */
const MOST_CHOICES = 8;

/** The items to change: the usual ones and those that she named, or all of them. */
export function showChoice(draft: ReportTalk, month: MonthFacts, card: number, all: boolean): Notice {
  const now = filled(draft, month);
  const named = itemsOf(month.form).filter(({ code, usual }) => !usual && (draft.answers[code] ?? 0) > 0);
  const shown = new Set([...usualItems(month.form), ...named].slice(0, MOST_CHOICES).map(({ code }) => code));
  const items = itemsOf(month.form)
    .filter((item) => all || shown.has(item.code))
    .map((item) => itemNow(item, now));
  return { notice: 'choose-item', args: { card, month: draft.month, items, all } };
}

function itemNow({ code, label, unit }: FormItem, now: Readonly<Record<string, number>>) {
  return { code, label, unit, value: now[code] ?? 0 };
}

function showQuestion(draft: ReportTalk, month: MonthFacts, facts: Facts, card: number): Notice {
  const item = draft.asking === null ? undefined : itemByCode(month.form, draft.asking);
  if (item === undefined) {
    const count = missingItems(month.form, draft.answers).length;
    return { notice: 'ask-rest', args: { card, month: draft.month, count, canLast: baseOf(month).kind === 'last' } };
  }
  const usual = usualItems(month.form);
  const hint = hintFor(draft, month, item);
  return {
    notice: 'ask-item',
    args: {
      card,
      month: draft.month,
      label: item.label,
      text: item.text,
      unit: item.unit,
      choices: numberChoices(item, [
        hint?.value ?? null,
        item.counts === 'household' ? (facts.me?.households ?? null) : null,
      ]),
      hint,
      progress:
        draft.step === 'ask'
          ? { index: usual.findIndex(({ code }) => code === item.code) + 1, of: usual.length }
          : null,
    },
  };
}

function hintFor(
  draft: ReportTalk,
  month: MonthFacts,
  { code }: FormItem,
): { kind: 'current' | 'last'; value: number } | null {
  const current = draft.answers[code];
  if (current !== undefined) return { kind: 'current', value: current };
  const last = month.last?.answers[code] ?? null;
  return last === null ? null : { kind: 'last', value: last };
}
