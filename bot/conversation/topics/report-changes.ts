import { itemByCode } from '../../../shared/report/form.ts';
import { usualItems } from '../../../shared/report/quick.ts';
import { baseOf, toReadBack, withAnswers } from '../draft.ts';
import { takeFromShelf } from '../draft-copy.ts';
import type { MonthFacts, ReportTalk } from '../types.ts';
import { askItem, nextQuestion } from './report-line.ts';

/** A button's effect on a draft; null when it does not fit here and nothing changes. */
export type Change = (draft: ReportTalk, month: MonthFacts, arg: string | null) => ReportTalk | null;

/** What each button of the report does to the draft. Pure data in, data out; show.ts shows the result. */
export const CHANGES = {
  same: (draft, month, code) => {
    if (month.last === null) return null;
    if (code !== null) return sameItem(draft, month, code);
    const answers = baseOf(month).kind === 'sent' ? {} : draft.answers;
    return toReadBack({ ...draft, answers, rest: 'last' }, month);
  },
  'edit-some': (draft, month) => ({
    ...draft,
    rest: baseOf(month).kind === 'last' ? 'last' : draft.rest,
    step: 'choose-item',
    asking: null,
  }),
  edit: (draft) => ({ ...draft, step: 'choose-item', asking: null }),
  item: (draft, month, code) => (code !== null && itemByCode(month.form, code) ? askItem(draft, month, code) : null),
  'rest-zero': (draft, month) => toReadBack({ ...draft, rest: 'zero' }, month),
  'rest-last': (draft, month) => (month.last === null ? null : toReadBack({ ...draft, rest: 'last' }, month)),
  'read-back': (draft, month) => toReadBack(draft, month),
  back: stepBack,
  'use-chat': (draft, month) => takeFromShelf(draft, month, 'chat'),
  'use-form': (draft, month) => takeFromShelf(draft, month, 'form'),
} as const satisfies Record<string, Change>;

export type ReportAction = keyof typeof CHANGES;

export function isReportAction(action: string): action is ReportAction {
  return Object.hasOwn(CHANGES, action);
}

/** `เท่าเดิม` to one item's question: last month's number for that item, the others stay as they are. */
function sameItem(draft: ReportTalk, month: MonthFacts, code: string): ReportTalk | null {
  const count = month.last?.answers[code] ?? null;
  if (count === null || draft.asking !== code) return null;
  const answered = withAnswers(draft, { [code]: count });
  return draft.step === 'ask' ? nextQuestion(answered, month) : toReadBack(answered, month);
}

/** One step back. Answers stay, so that nothing typed is lost. */
function stepBack(draft: ReportTalk, month: MonthFacts): ReportTalk | null {
  if (draft.step === 'ask') return previousQuestion(draft, month);
  if (draft.step === 'ask-item') return { ...draft, step: 'choose-item', asking: null };
  if (draft.step === 'ask-reason') return { ...draft, step: 'choose-item' };
  if (draft.step !== 'choose-item') return null;
  if (Object.keys(draft.answers).length > 0) return toReadBack(draft, month);
  return month.last === null ? nextQuestion(draft, month) : { ...draft, rest: null, step: 'start' };
}

function previousQuestion(draft: ReportTalk, month: MonthFacts): ReportTalk | null {
  const usual = usualItems(month.form);
  const index = draft.asking === null ? usual.length : usual.findIndex(({ code }) => code === draft.asking);
  const before = usual[index - 1];
  return before === undefined ? null : { ...draft, asking: before.code };
}
