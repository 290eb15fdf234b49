import { isAllZero } from '../../../shared/report/answers.ts';
import { ZERO_REASONS } from '../../../shared/text/report-ask.ts';
import { maskIds } from '../../../shared/thai/normalize.ts';
import { filled, toReadBack } from '../draft.ts';
import type { Move, Turn } from '../turn.ts';
import type { MonthFacts, ReportTalk } from '../types.ts';
import { openDraft, showAt } from './open-draft.ts';
import { startReport } from './report-start.ts';

/** Reasons are a sentence, not a letter; LINE texts may be 5,000 long. In UTF-16 units. */
const REASON_LENGTH = 300;

/** Why everything is zero, in her words; ids are masked before anything is stored. */
export function withReason(draft: ReportTalk, month: MonthFacts, text: string): ReportTalk {
  const reason = maskIds(text).slice(0, REASON_LENGTH).trim();
  const needed = isAllZero(month.form, filled(draft, month));
  return toReadBack({ ...draft, reason: needed && reason !== '' ? reason : null }, month);
}

/** One of the quick answers; `arg` is its place in the list. */
export function giveReason(turn: Turn, arg: string | null): Move {
  const { talk } = turn.conversation;
  if (talk.topic !== 'report') return startReport(turn, null);
  const opened = openDraft(turn.facts, talk);
  if ('move' in opened) return opened.move;
  const { draft, month, notices } = opened;
  return showAt(turn, withReason(draft, month, ZERO_REASONS[Number(arg)] ?? ''), month, notices);
}
