import { type Move, nextCard, putAside, type Turn } from '../turn.ts';
import { showCurrent } from './open-draft.ts';
import { startReport } from './report-start.ts';

/** `ยกเลิก`: stops what is going on; a report can be taken up again. */
export function cancel({ conversation }: Turn): Move {
  const { talk } = conversation;
  if (talk.topic === 'report') {
    const args = { card: nextCard(conversation), month: talk.month };
    return { talk: { topic: 'cancelled', draft: talk }, notices: [{ notice: 'cancelled', args }] };
  }
  if (talk.topic === 'registration') {
    return { talk: { topic: 'idle' }, notices: [{ notice: 'registration-cancelled', args: {} }] };
  }
  return { notices: [{ notice: 'nothing-to-cancel', args: {} }] };
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
