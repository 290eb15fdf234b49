import { hasNumbers, knownCounts, newDraft } from '../draft.ts';
import { fromForm, isDone } from '../draft-copy.ts';
import { certifiedNotice, closedNotice } from '../month-notices.ts';
import { monthFacts } from '../months.ts';
import type { Notice } from '../notices.ts';
import { showDraft } from '../show.ts';
import { type Move, nextCard, type Turn } from '../turn.ts';
import type { Facts, MonthFacts, ReportFacts, ReportTalk } from '../types.ts';
import { reporter } from './gate.ts';

/** A draft that can go on, with what must be said first; or the move that ends it kindly. */
export type Opened =
  | { readonly draft: ReportTalk; readonly month: MonthFacts; readonly notices: readonly Notice[] }
  | { readonly move: Move };

/** Checks a draft against the facts of this moment: the person, the month, the form and the version on file. */
export function openDraft(facts: Facts, draft: ReportTalk): Opened {
  const me = reporter(facts);
  if ('say' in me) return { move: { notices: [me.say] } };
  const closed = closedNotice(facts, draft.month, true);
  if (closed !== null) return { move: { talk: { topic: 'idle' }, notices: [closed] } };
  const month = monthFacts(facts, draft.month);
  if (month === null) return { move: { notices: [{ notice: 'no-month', args: {} }] } };
  if (month.report?.state === 'certified') {
    return { move: { talk: { topic: 'idle' }, notices: [certifiedNotice(facts, draft.month)] } };
  }
  const newest = fromForm(withForm(draft, month), month, facts);
  const based = rebased(newest.draft, month, facts);
  return { month, draft: based.draft, notices: [...newest.notices, ...based.notices] };
}

/** A form that changed between draft and submit (domain.md §8): what the new one still asks is kept. */
function withForm(draft: ReportTalk, month: MonthFacts): ReportTalk {
  if (draft.formVersion === month.form.version) return draft;
  return { ...draft, formVersion: month.form.version, answers: knownCounts(month, draft.answers) };
}

/** A version that was sent elsewhere in the meantime: her numbers stay, compared with it from now on. */
function rebased(draft: ReportTalk, month: MonthFacts, facts: Facts): { draft: ReportTalk; notices: Notice[] } {
  const { report } = month;
  if (draft.basedOn === (report?.version ?? null)) return { draft, notices: [] };
  if (report === null) return { draft: { ...draft, basedOn: null }, notices: [] };
  const { version, submittedAt } = report;
  const hasOwn = hasNumbers(draft) && !isDone(draft, month, facts);
  const based = hasOwn ? { ...draft, basedOn: version } : onFile(draft, month, report);
  return { draft: based, notices: [{ notice: 'newer-version', args: { month: draft.month, version, submittedAt } }] };
}

/** Nothing of her own: from the numbers on file, or every item would stand at 0. A question that stands can be answered. */
function onFile({ asking }: ReportTalk, month: MonthFacts, { state }: ReportFacts): ReportTalk {
  const fresh = newDraft(month);
  if (asking !== null) return { ...fresh, step: 'ask-item', asking };
  return state === 'returned' ? fresh : { ...fresh, step: 'choose-item' };
}

/** Shows where a draft stands and makes it the talk. */
export function showAt(turn: Turn, draft: ReportTalk, month: MonthFacts, before: readonly Notice[] = []): Move {
  return { talk: draft, notices: [...before, showDraft(draft, month, turn.facts, nextCard(turn.conversation))] };
}

/** Where we are in the report now: what a lost or stale button is answered with. */
export function showCurrent(turn: Turn, draft: ReportTalk, before: readonly Notice[] = []): Move {
  const opened = openDraft(turn.facts, draft);
  if ('move' in opened) return { ...opened.move, notices: [...before, ...opened.move.notices] };
  return showAt(turn, opened.draft, opened.month, [...before, ...opened.notices]);
}
