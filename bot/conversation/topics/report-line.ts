import { limitsOf } from '../../../shared/report/limits.ts';
import { nextUsual, readQuickLine } from '../../../shared/report/quick.ts';
import { baseOf, toReadBack, withAnswers } from '../draft.ts';
import { itemNamed } from '../item-words.ts';
import type { Notice } from '../notices.ts';
import type { MonthFacts, ReportTalk } from '../types.ts';
import { takeRest } from './rest-words.ts';

export interface LineRead {
  readonly draft: ReportTalk;
  /** What was not understood or too large: said, never dropped in silence. */
  readonly trouble: readonly Notice[];
  /** False when nothing in the line changed the draft. */
  readonly understood: boolean;
}

/**
 * A line of free text in a report: "ผู้สูงอายุ ๔ ลูกน้ำสิบหลัง ที่เหลือเป็น 0", or just the name of an item. `whole`: it
 * came with `ส่งรายงาน`, as all that there is to report.
 */
export function readLine(draft: ReportTalk, month: MonthFacts, text: string, whole = false): LineRead {
  const item = itemNamed(month.form, text);
  if (item !== undefined) return { draft: askItem(draft, month, item.code), trouble: [], understood: true };
  const { rest, line } = takeRest(text);
  const read = readQuickLine(month.form, line);
  const trouble = troubleOf(month, read.notUnderstood, read.tooLarge);
  const named = Object.keys(read.answers);
  if (named.length === 0 && rest === null) return { draft, trouble, understood: false };
  const answered = withAnswers(draft, read.answers);
  // One item out of turn is no reason to make all the others zero: the questions go on.
  const goesOn = !whole && rest === null && draft.rest === null && draft.step === 'ask' && draft.asking !== null;
  if (goesOn && named.length === 1) {
    return { draft: nextQuestion(answered, month), trouble, understood: true };
  }
  return { draft: toReadBack({ ...answered, rest: rest ?? draft.rest }, month), trouble, understood: true };
}

/** To one item's question. Changing single items means that the others stay as last month, if there was one. */
export function askItem(draft: ReportTalk, month: MonthFacts, code: string): ReportTalk {
  const rest = draft.rest ?? (draft.step === 'start' && baseOf(month).kind === 'last' ? 'last' : null);
  return { ...draft, rest, step: 'ask-item', asking: code };
}

/** To the next usual item of a first report; after the last, to what becomes of the others. */
export function nextQuestion(draft: ReportTalk, month: MonthFacts): ReportTalk {
  return { ...draft, step: 'ask', asking: nextUsual(month.form, draft.answers)?.code ?? null };
}

function troubleOf(month: MonthFacts, words: readonly string[], tooLarge: readonly string[]): Notice[] {
  const notices: Notice[] = [];
  if (words.length > 0) notices.push({ notice: 'not-understood-words', args: { words } });
  if (tooLarge.length > 0) {
    notices.push({ notice: 'too-large', args: { pieces: tooLarge, cap: limitsOf(month.form).cap } });
  }
  return notices;
}
