import { closedNotice } from '../month-notices.ts';
import { type Move, nextCard, putAside, type Turn } from '../turn.ts';
import type { ReportTalk } from '../types.ts';
import { showCurrent } from './open-draft.ts';
import { startReport } from './report-start.ts';

/** `ยกเลิก`: stops what is going on; a report can be taken up again. */
export function cancel(turn: Turn): Move {
  const { talk, aside } = turn.conversation;
  if (talk.topic === 'report') return hold(turn, talk);
  if (talk.topic === 'registration') {
    return { talk: { topic: 'idle' }, notices: [{ notice: 'registration-cancelled', args: {} }] };
  }
  // The reminder of a report that was put aside offers `ยกเลิก` too.
  const waiting = aside.find(({ month }) => closedNotice(turn.facts, month, true) === null);
  if (talk.topic === 'idle' && waiting !== undefined) {
    return { ...hold(turn, waiting), aside: aside.filter((draft) => draft !== waiting) };
  }
  return { notices: [{ notice: 'nothing-to-cancel', args: {} }] };
}

function hold({ conversation }: Turn, draft: ReportTalk): Move {
  const args = { card: nextCard(conversation), month: draft.month };
  return { talk: { topic: 'cancelled', draft }, notices: [{ notice: 'cancelled', args }] };
}

/** `ทำรายงานต่อ` and `กลับไปทำต่อ`: back to the unfinished report, wherever it was left. */
export function continueReport(turn: Turn): Move {
  const { talk, aside } = turn.conversation;
  if (talk.topic === 'report') return showCurrent(turn, talk);
  if (talk.topic === 'cancelled') return showCurrent(turn, talk.draft);
  const [newest, ...others] = aside;
  if (newest === undefined) return startReport(turn, null);
  return { aside: putAside(others, talk), ...showCurrent(turn, newest) };
}
