import type { Notice } from './notices.ts';
import { withNudge } from './nudge.ts';
import { settleObjection } from './topics/objection.ts';
import { settleRegistration } from './topics/registration-settled.ts';
import { settleReminders } from './topics/reminders.ts';
import { settleSubmit } from './topics/submit-settled.ts';
import { audienceOf, finish, type Settled } from './turn.ts';
import type { Conversation, Facts, Outcome, Step } from './types.ts';

/**
 * What the verbs' outcomes make of a step: the talk that is stored and everything that is said. On a problem the talk goes
 * back to where it can go on, with nothing lost. `facts` are those that the outcomes were planned with.
 */
export function settle(
  step: Step<Notice>,
  outcomes: readonly Outcome[],
  facts: Facts,
): { conversation: Conversation; notices: readonly Notice[] } {
  let { conversation } = step;
  const notices = [...step.notices];
  for (const outcome of outcomes) {
    const move = settleOne(conversation, outcome, facts);
    if (move === null) continue;
    conversation = { ...finish(conversation, move).conversation, misses: conversation.misses };
    if (move.closesCard === true) conversation = { ...conversation, card: conversation.card + 1 };
    notices.push(...move.notices);
  }
  return { conversation, notices: withNudge(conversation, notices, facts).map(addressed(facts)) };
}

/** Says to whom: what she can do next depends on it. Most are volunteers, for whom nothing need be kept. */
function addressed({ me }: Facts): (notice: Notice) => Notice {
  const to = audienceOf(me);
  return (notice) => (to === 'volunteer' ? notice : { ...notice, to });
}

function settleOne(conversation: Conversation, outcome: Outcome, facts: Facts): Settled | null {
  switch (outcome.verb) {
    case 'registration.confirm':
    case 'registration.count-miss':
      return settleRegistration(conversation, outcome);
    case 'report.submit':
      return settleSubmit(conversation, outcome, facts);
    case 'report.object':
      return settleObjection(outcome);
    case 'reminder.choose':
      return settleReminders(conversation, outcome);
    default:
      return null;
  }
}
