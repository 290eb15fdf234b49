import { limitsOf } from '../../../shared/report/limits.ts';
import { toReadBack, withAnswers } from '../draft.ts';
import type { Notice } from '../notices.ts';
import { showChoice } from '../show.ts';
import { type Move, nextCard, type Turn } from '../turn.ts';
import type { MonthFacts, ReportTalk } from '../types.ts';
import { giveUp, isThirdMiss } from './fallback.ts';
import { openDraft, showAt } from './open-draft.ts';
import { CHANGES, type Change, type ReportAction } from './report-changes.ts';
import { nextQuestion, readLine } from './report-line.ts';
import { withReason } from './report-reason.ts';
import { startReport } from './report-start.ts';

/** A button of the report, or its label typed. Without a report in the talk it starts one first. */
export function reportAction(turn: Turn, action: ReportAction, arg: string | null): Move {
  const { talk } = turn.conversation;
  if (talk.topic !== 'report') {
    const started = startReport(turn, null);
    if (started.talk?.topic !== 'report') return started;
    const conversation = { ...turn.conversation, talk: started.talk, aside: started.aside ?? turn.conversation.aside };
    const move = reportAction({ ...turn, conversation }, action, arg);
    return { aside: conversation.aside, ...move, notices: [...started.notices.filter(isTakenUp), ...move.notices] };
  }
  const opened = openDraft(turn.facts, talk);
  if ('move' in opened) return opened.move;
  return change(turn, opened.draft, opened.month, opened.notices, CHANGES[action], arg);
}

/** What must be said of an older draft that a typed button takes up. */
const isTakenUp = ({ notice }: Notice) => ['draft-resumed', 'newer-version', 'draft-from-form'].includes(notice);

function change(
  turn: Turn,
  draft: ReportTalk,
  month: MonthFacts,
  before: readonly Notice[],
  how: Change,
  arg: string | null,
): Move {
  const next = how(draft, month, arg);
  return showAt(turn, next ?? draft, month, before);
}

/** All items of the form, as buttons. */
export function moreItems(turn: Turn): Move {
  const { talk } = turn.conversation;
  if (talk.topic !== 'report') return startReport(turn, null);
  const opened = openDraft(turn.facts, talk);
  if ('move' in opened) return opened.move;
  const draft: ReportTalk = { ...opened.draft, step: 'choose-item', asking: null };
  return {
    talk: draft,
    notices: [...opened.notices, showChoice(draft, opened.month, nextCard(turn.conversation), true)],
  };
}

/** A bare number answers the item that was asked. */
export function reportNumber(turn: Turn, talk: ReportTalk, value: number): Move {
  const opened = openDraft(turn.facts, talk);
  if ('move' in opened) return opened.move;
  const { draft, month, notices } = opened;
  if (draft.asking === null) {
    return { ...showAt(turn, draft, month, [...notices, { notice: 'which-item', args: { value } }]), missed: true };
  }
  const { cap } = limitsOf(month.form);
  if (value > cap)
    return {
      ...showAt(turn, draft, month, [...notices, { notice: 'too-large', args: { pieces: [], cap } }]),
      missed: true,
    };
  const answered = withAnswers(draft, { [draft.asking]: value });
  return showAt(
    turn,
    draft.step === 'ask' ? nextQuestion(answered, month) : toReadBack(answered, month),
    month,
    notices,
  );
}

/** Free text inside a report: numbers for items, the name of an item, or the reason that we asked for. */
export function reportWords(turn: Turn, talk: ReportTalk, text: string): Move {
  const opened = openDraft(turn.facts, talk);
  if ('move' in opened) return opened.move;
  const { draft, month, notices } = opened;
  const read = readLine(draft, month, text);
  if (draft.step === 'ask-reason' && !(read.understood && read.trouble.length === 0)) {
    return showAt(turn, withReason(draft, month, text), month, notices);
  }
  if (read.understood) return showAt(turn, read.draft, month, [...notices, ...read.trouble]);
  if (isThirdMiss(turn)) return giveUp(turn);
  return { ...showAt(turn, draft, month, [...notices, misread(draft, read.trouble)]), missed: true };
}

/** One thing at a time: a number that was too large, the number that we wait for, or a hint how to write. */
function misread(draft: ReportTalk, trouble: readonly Notice[]): Notice {
  const tooLarge = trouble.find(({ notice }) => notice === 'too-large');
  if (tooLarge !== undefined) return tooLarge;
  return draft.asking === null
    ? { notice: 'not-understood', args: { inReport: true } }
    : { notice: 'not-a-number', args: {} };
}
