import { canonicalAnswers } from '../../shared/report/answers.ts';
import { countsOf, isSentSince, knownCounts, toReadBack } from './draft.ts';
import { monthFacts } from './months.ts';
import type { Notice } from './notices.ts';
import { draftIn } from './turn.ts';
import type { Conversation, DraftFacts, Facts, MonthFacts, ReportTalk, Shelf } from './types.ts';

// One draft per month lies on the server, and chat and form both write it: who wrote last is what the other goes on from.

type Counts = Readonly<Record<string, number>>;

/** What was typed in the form and is not on file already; null when nothing waits there. */
export function waitingInForm(facts: Facts, month: MonthFacts): DraftFacts | null {
  const copy = copyOf(facts, month);
  if (copy?.source !== 'form') return null;
  const text = canonicalAnswers(month.form, copy.answers);
  const { report } = month;
  const known = report !== null && text === canonicalAnswers(month.form, report.answers);
  return known || text === '{}' ? null : copy;
}

function copyOf({ drafts }: Facts, { window }: MonthFacts): DraftFacts | null {
  return drafts.find(({ month }) => month === window.month) ?? null;
}

/** Goes on from the form's numbers when they are newer; hers from the chat stay on the shelf. */
export function fromForm(
  draft: ReportTalk,
  month: MonthFacts,
  facts: Facts,
): { readonly draft: ReportTalk; readonly notices: Notice[] } {
  const copy = waitingInForm(facts, month);
  if (copy === null) return { draft, notices: [] };
  const answers = knownCounts(month, copy.answers);
  const textOf = (counts: Counts) => canonicalAnswers(month.form, counts);
  const own = textOf(countsOf(draft, month));
  if (own === textOf(answers)) return { draft, notices: [] };
  const { shelf: before = null, ...bare } = draft;
  const shelf = draft.taken && own === textOf(draft.taken) ? before : shelfOf(draft, month, own);
  const taken: ReportTalk = {
    ...bare,
    ...(shelf === null ? {} : { shelf }),
    answers,
    taken: answers,
    rest: null,
    basedOn: copy.basedOn,
    reason: null,
  };
  // A question that stands can still be answered; and what a reviewer said stands on the first card of a returned report.
  const stays = draft.asking !== null || (draft.step === 'start' && month.report?.state === 'returned');
  const placed = stays ? taken : toReadBack(taken, month);
  return {
    draft: placed,
    notices: [{ notice: 'draft-from-form', args: { month: draft.month, kept: shelf !== null } }],
  };
}

/** Hers from the chat, unless there are none but those on file. */
function shelfOf({ answers, rest }: ReportTalk, { form, report }: MonthFacts, own: string): Shelf | null {
  const typed = own !== '{}' && own !== canonicalAnswers(form, report?.answers ?? {});
  return typed ? { source: 'chat', answers, rest } : null;
}

/** Nothing is left to send: all of it is on file since, or the chat only showed the form's numbers and the form sent them. */
export function isDone(draft: ReportTalk, month: MonthFacts, facts: Facts): boolean {
  if (isSentSince(draft, month)) return true;
  const newer = month.report !== null && draft.basedOn !== month.report.version;
  return newer && isTakenOver(draft) && waitingInForm(facts, month) === null;
}

/** The form's numbers as they were taken over, with nothing typed in chat since. */
export function isTakenOver({ answers, taken, rest }: ReportTalk): boolean {
  const codes = Object.keys(answers);
  const same = taken !== undefined && codes.length === Object.keys(taken).length;
  return same && rest !== 'last' && codes.every((code) => answers[code] === taken[code]);
}

/** Puts the present numbers on the shelf and takes those that lie there; null when no such ones do. */
export function takeFromShelf(draft: ReportTalk, month: MonthFacts, source: Shelf['source']): ReportTalk | null {
  const { shelf } = draft;
  if (shelf?.source !== source) return null;
  const { answers, rest } = draft;
  const laid: Shelf = { source: source === 'chat' ? 'form' : 'chat', answers, rest };
  return toReadBack({ ...draft, answers: shelf.answers, rest: shelf.rest, reason: null, shelf: laid }, month);
}

export interface CopyToKeep {
  readonly draft: ReportTalk;
  readonly answers: Counts;
}

/** What the server's copy must become, since this turn changed the report's numbers; null when it may stay as it is. */
export function copyToKeep(before: Conversation, after: Conversation, facts: Facts): CopyToKeep | null {
  const draft = draftIn(after.talk);
  const month = draft && monthFacts(facts, draft.month);
  if (draft === null || month === null) return null;
  const textOf = (counts: Readonly<Record<string, number | null>>) => canonicalAnswers(month.form, counts);
  const answers = countsOf(draft, month);
  const text = textOf(answers);
  const onFile = textOf(month.report?.answers ?? {});
  const was = [draftIn(before.talk), ...before.aside].find((one) => one?.month === draft.month);
  const copy = copyOf(facts, month);
  const unchanged = text === (was ? textOf(countsOf(was, month)) : onFile);
  return unchanged || text === (copy ? textOf(copy.answers) : onFile) ? null : { draft, answers };
}
