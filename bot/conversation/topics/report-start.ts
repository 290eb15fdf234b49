import type { Month } from '../../../shared/calendar/months.ts';
import { hasNumbers, newDraft } from '../draft.ts';
import { isDone, waitingInForm } from '../draft-copy.ts';
import { certifiedNotice, closedNotice, sentNotice } from '../month-notices.ts';
import { monthFacts, monthToReport, monthToResend } from '../months.ts';
import type { Notice } from '../notices.ts';
import { draftIn, type Move, putAside, type Turn } from '../turn.ts';
import type { Conversation, Facts, MonthFacts, ReportTalk, Shelf } from '../types.ts';
import { reporter } from './gate.ts';
import { openDraft, showAt } from './open-draft.ts';
import { readLine } from './report-line.ts';

/** `ส่งรายงาน`, with or without a month and a line of numbers behind it. */
export function startReport(turn: Turn, wanted: Month | null, line = ''): Move {
  const { conversation, facts } = turn;
  const me = reporter(facts);
  if ('say' in me) return { notices: [me.say] };
  const month = wanted === null ? monthToReport(facts) : monthFacts(facts, wanted);
  const locked = lockedNotice(facts, month, wanted);
  if (month === null || locked !== null) return { notices: [locked ?? { notice: 'no-month', args: {} }] };
  const { report } = month;
  const held = draftOf(conversation, month);
  const draft = held !== null && report?.state === 'submitted' && isDone(held, month, facts) ? null : held;
  if (draft === null && report?.state === 'submitted' && waitingInForm(facts, month) === null) {
    const read = readLine(newDraft(month), month, line);
    const sent = sentNotice(facts, month.window.month, report);
    const notices = [...read.trouble.filter(isAboutNumbers), sent];
    if (!read.understood) return held === null ? { notices } : { ...without(conversation, held), notices };
  }
  return enter(turn, month, draft, line);
}

/** "ส่งรายงานแล้วค่ะ" needs no remark on its "แล้ว"; a number that we could not take does. */
function isAboutNumbers({ notice, args }: Notice): boolean {
  return notice !== 'not-understood-words' || args.words.some((word) => /\d/u.test(word));
}

/** Why nothing can be sent for this month, or null. A receipt on file is worth more than the date of the close. */
function lockedNotice(facts: Facts, month: MonthFacts | null, wanted: Month | null): Notice | null {
  if (month?.report?.state === 'certified') return certifiedNotice(facts, month.window.month);
  const closed = wanted === null ? null : closedNotice(facts, wanted, false);
  if (closed !== null || month !== null) return closed;
  return { notice: facts.months.length === 0 ? 'no-month' : 'not-assigned', args: {} };
}

/** `ส่งใหม่`: a new version, starting from the one on file. */
export function resendReport(turn: Turn, wanted: Month | null): Move {
  const { conversation, facts } = turn;
  const month = wanted === null ? monthToResend(facts) : monthFacts(facts, wanted);
  const canResend =
    facts.me?.reports === true && month?.report?.state === 'submitted' && draftOf(conversation, month) === null;
  if (!canResend || closedNotice(facts, month.window.month, false) !== null) return startReport(turn, wanted);
  const opened = openDraft(facts, { ...newDraft(month), step: 'choose-item' });
  if ('move' in opened) return opened.move;
  const { draft, notices } = opened;
  return { ...showAt(turn, draft, month, notices), aside: asideWithout(conversation, draft) };
}

/** Her unfinished report of this month, from the talk or put aside; null when there is nothing typed. */
function draftOf({ talk, aside }: Conversation, { window }: MonthFacts): ReportTalk | null {
  const drafts = [draftIn(talk), ...aside];
  return drafts.find((draft) => draft?.month === window.month && hasNumbers(draft)) ?? null;
}

/** A draft that was sent elsewhere, as it stood: nothing of it is left to do. */
function without({ talk, aside }: Conversation, held: ReportTalk): Pick<Move, 'talk' | 'aside'> {
  const rest = aside.filter((one) => one !== held);
  return draftIn(talk) === held ? { talk: { topic: 'idle' }, aside: rest } : { aside: rest };
}

function asideWithout({ talk, aside }: Conversation, draft: ReportTalk): readonly ReportTalk[] {
  return putAside(aside, talk).filter(({ month }) => month !== draft.month);
}

function enter(turn: Turn, month: MonthFacts, found: ReportTalk | null, line: string): Move {
  const { conversation, facts } = turn;
  const fresh = newDraft(month);
  const opened = openDraft(facts, found ?? { ...fresh, asking: null });
  if ('move' in opened) return opened.move;
  const taken = opened.notices.length > 0;
  const draft = found === null && !taken ? fresh : opened.draft;
  const aside = asideWithout(conversation, draft);
  const before = [...opened.notices, ...greeting(conversation, draft, found, line)];
  if (line === '') return { ...showAt(turn, draft, month, before), aside };
  const read = readLine(draft, month, line, true);
  // A whole line beside the form's numbers: it alone is what she may take instead.
  const own = found === null && taken && read.understood ? readLine(fresh, month, line, true).draft : null;
  const shelf: Shelf | null = own && { source: 'chat', answers: own.answers, rest: own.rest };
  const shown = shelf === null ? read.draft : { ...read.draft, shelf };
  const notices = shelf === null ? before : before.map(keptIn);
  return { ...showAt(turn, shown, month, [...notices, ...read.trouble]), aside };
}

const keptIn = (notice: Notice): Notice =>
  notice.notice === 'draft-from-form' ? { ...notice, args: { ...notice.args, kept: true } } : notice;

/** A word before the first card: that a draft goes on, or how a first report is asked. */
function greeting({ talk }: Conversation, draft: ReportTalk, found: ReportTalk | null, line: string): Notice[] {
  if (found !== null) return talk === found ? [] : [{ notice: 'draft-resumed', args: { month: draft.month } }];
  return draft.step === 'ask' && line === '' ? [{ notice: 'first-report', args: { month: draft.month } }] : [];
}
