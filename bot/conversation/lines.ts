import { missingItems } from '../../shared/report/answers.ts';
import { usualLimits, warningsOf } from '../../shared/report/flags.ts';
import { type FormItem, itemByCode, itemsOf } from '../../shared/report/form.ts';
import { baseOf, filled } from './draft.ts';
import type { ItemLine, ReadBack } from './notices.ts';
import type { MonthFacts, ReportTalk } from './types.ts';

/** The non-zero numbers of an earlier report. */
export function linesOf(month: MonthFacts, answers: Readonly<Record<string, number | null>>): ItemLine[] {
  return itemsOf(month.form)
    .map((item) => line(item, answers[item.code] ?? 0, null))
    .filter(({ value }) => value > 0);
}

function line(item: FormItem, value: number, before: number | null): ItemLine {
  return { code: item.code, label: item.label, unit: item.unit, value, before };
}

/** The read-back: what will be sent, what differs, what the rest becomes, and what looks unusual. */
export function readBackOf(draft: ReportTalk, month: MonthFacts, card: number, households: number | null): ReadBack {
  const base = baseOf(month);
  const all = filled(draft, month);
  const lines = itemsOf(month.form).map((item) => {
    const value = all[item.code] ?? 0;
    const before = base.answers[item.code] ?? null;
    return line(item, value, before === value ? null : before);
  });
  const missing = new Set(missingItems(month.form, draft.answers));
  const isSaid = ({ code, value }: ItemLine) =>
    base.kind === 'sent' ? (base.answers[code] ?? 0) !== value : code in draft.answers;
  const unnamed = lines.filter((item) => missing.has(item.code));
  return {
    card,
    month: draft.month,
    version: (month.report?.version ?? 0) + 1,
    base: base.kind,
    said: lines.filter(isSaid),
    others: lines.filter((item) => !isSaid(item) && item.value > 0),
    rest: restOf(draft, month, missing),
    dropped: unnamed.filter((item) => (item.before ?? 0) > 0).length,
    canSwitchTo: switchOf(draft, base.kind, unnamed.length),
    warnings: warningLines(all, month, households),
    reason: draft.reason,
    canTake: draft.shelf?.source ?? null,
  };
}

/** The other choice for the rest: only where there is a rest, a last month, and something that stays. */
function switchOf(draft: ReportTalk, base: ReadBack['base'], unnamed: number): ReadBack['canSwitchTo'] {
  if (base !== 'last' || unnamed === 0) return null;
  if (draft.rest !== 'last') return 'last';
  return Object.keys(draft.answers).length > 0 ? 'zero' : null;
}

function restOf(draft: ReportTalk, month: MonthFacts, missing: ReadonlySet<string>): ReadBack['rest'] {
  if (draft.rest !== 'last') return { asLast: 0, zero: missing.size };
  const asLast = [...missing].filter((code) => (month.last?.answers[code] ?? null) !== null).length;
  return { asLast, zero: missing.size - asLast };
}

function warningLines(all: Record<string, number>, month: MonthFacts, households: number | null): ReadBack['warnings'] {
  const usual = usualLimits(month.form, month.history);
  return warningsOf(month.form, all, { households, usual }).flatMap(({ code, kind, value, limit }) => {
    const item = itemByCode(month.form, code);
    return item === undefined ? [] : [{ kind, value, limit, label: item.label, unit: item.unit }];
  });
}
