import type { ProblemCode } from '../../../shared/api/problems.ts';
import { certifiedNotice, closedNotice, monthClosed } from '../month-notices.ts';
import { monthFacts, otherMonthOpen } from '../months.ts';
import { showDraft } from '../show.ts';
import type { Settled } from '../turn.ts';
import { nextCard } from '../turn.ts';
import type { Conversation, Facts, Outcome, ReportTalk } from '../types.ts';
import { openDraft } from './open-draft.ts';

type SubmitOutcome = Extract<Outcome, { verb: 'report.submit' }>;

/** The receipt, or why there is none yet. "ส่งแล้ว" is said only here, with the number from the commit (design.md, law 8). */
export function settleSubmit(conversation: Conversation, outcome: SubmitOutcome, facts: Facts): Settled {
  if (outcome.ok) {
    const { receipt } = outcome;
    const window = monthFacts(facts, receipt.month)?.window;
    const args = {
      ...receipt,
      unitName: facts.me?.unit.name ?? '',
      reviewDueAt: window?.reviewDueAt ?? null,
      otherMonth: otherMonthOpen(facts, receipt.month),
    };
    return { talk: { topic: 'idle' }, notices: [{ notice: 'receipt', args }], closesCard: true };
  }
  const { talk } = conversation;
  if (talk.topic !== 'report') return { notices: [{ notice: 'no-month', args: {} }] };
  return refused(conversation, talk, outcome.problem, facts);
}

function refused(conversation: Conversation, draft: ReportTalk, problem: ProblemCode, facts: Facts): Settled {
  const card = nextCard(conversation);
  switch (problem) {
    case 'report-certified':
      return { talk: { topic: 'idle' }, notices: [certifiedNotice(facts, draft.month)], closesCard: true };
    case 'month-closed':
    case 'month-not-open':
      return {
        talk: { topic: 'idle' },
        notices: [closedNotice(facts, draft.month, true) ?? monthClosed(facts, draft.month, true)],
        closesCard: true,
      };
    case 'not-assigned':
      return { notices: [{ notice: 'not-assigned', args: {} }] };
    case 'version-conflict':
      return conflict(conversation, draft, facts);
    default:
      return trouble(card, draft);
  }
}

function trouble(card: number, draft: ReportTalk): Settled {
  return { notices: [{ notice: 'could-not-send', args: { card, month: draft.month } }] };
}

/** Somebody sent a newer version: it is shown and asked again, on top of that version. */
function conflict(conversation: Conversation, draft: ReportTalk, facts: Facts): Settled {
  const card = nextCard(conversation);
  const opened = openDraft(facts, draft);
  if ('move' in opened) return { ...opened.move, closesCard: true };
  if (opened.notices.length === 0) return trouble(card, draft);
  return { talk: opened.draft, notices: [...opened.notices, showDraft(opened.draft, opened.month, facts, card)] };
}
