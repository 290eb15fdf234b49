import type { Month } from '../../../shared/calendar/months.ts';
import { isAllZero } from '../../../shared/report/answers.ts';
import { filled, toReadBack } from '../draft.ts';
import { isDone, waitingInForm } from '../draft-copy.ts';
import { certifiedNotice, sentNotice } from '../month-notices.ts';
import { monthFacts } from '../months.ts';
import type { Notice } from '../notices.ts';
import type { Move, Turn } from '../turn.ts';
import type { Facts, Intent, MonthFacts, ReportTalk } from '../types.ts';
import { continueReport } from './cancel.ts';
import { reporter } from './gate.ts';
import { openDraft, showAt } from './open-draft.ts';

/** `ยืนยันส่ง`: sends what the read-back shows. Anywhere else it shows the read-back first. */
export function send(turn: Turn): Move {
  const { talk } = turn.conversation;
  if (talk.topic === 'cancelled') return continueReport(turn);
  if (talk.topic !== 'report') {
    const me = reporter(turn.facts);
    const nothing: Notice = 'say' in me ? me.say : { notice: 'nothing-to-send', args: {} };
    return { notices: [sentAlready(turn.facts, null) ?? nothing] };
  }
  const sent = sentSince(turn.facts, talk);
  if (sent !== null) return { talk: { topic: 'idle' }, notices: [sent] };
  const opened = openDraft(turn.facts, talk);
  if ('move' in opened) return opened.move;
  const { draft, month, notices } = opened;
  if (notices.length > 0 || draft.step !== 'read-back') return showAt(turn, toReadBack(draft, month), month, notices);
  return { talk: draft, intents: [submission(draft, month)], notices: [] };
}

/** The receipt of what she holds in chat, when the form has sent it meanwhile and nothing more waits there. */
function sentSince(facts: Facts, draft: ReportTalk): Notice | null {
  const month = monthFacts(facts, draft.month);
  if (month?.report?.state !== 'submitted' || !isDone(draft, month, facts)) return null;
  return waitingInForm(facts, month) === null ? sentNotice(facts, draft.month, month.report) : null;
}

function submission(draft: ReportTalk, month: MonthFacts): Intent {
  const answers = filled(draft, month);
  return {
    verb: 'report.submit',
    month: draft.month,
    formVersion: draft.formVersion,
    answers,
    basedOn: draft.basedOn,
    reason: isAllZero(month.form, answers) ? draft.reason : null,
  };
}

/** The receipt on file of a month, or of the newest month that has one; null when there is none. */
export function sentAlready(facts: Facts, wanted: Month | null): Notice | null {
  const sent = facts.months.filter(
    ({ report, window }) => report !== null && (wanted === null || window.month === wanted),
  );
  const month = wanted === null ? sent.at(-1) : (monthFacts(facts, wanted) ?? undefined);
  if (month === undefined || month.report === null) return null;
  const { report } = month;
  return report.state === 'certified'
    ? certifiedNotice(facts, month.window.month)
    : sentNotice(facts, month.window.month, report);
}
