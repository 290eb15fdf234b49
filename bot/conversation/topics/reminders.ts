import { type ReminderChoice, USUAL_CHOICE } from '../../../shared/reminders/choices.ts';
import type { Notice } from '../notices.ts';
import type { Move, Settled, Turn } from '../turn.ts';
import type { Conversation, Facts, Outcome } from '../types.ts';
import { wayBack } from '../way-back.ts';
import { knownPerson } from './gate.ts';

const CHANGES = {
  'remind-all': { level: 'all' },
  'remind-last': { level: 'last' },
  'remind-menu': { level: 'menu' },
  'remind-any': { slot: 'any' },
  'remind-morning': { slot: 'morning' },
  'remind-evening': { slot: 'evening' },
} as const satisfies Record<string, Partial<ReminderChoice>>;

export type ReminderAction = keyof typeof CHANGES;

export function isReminderAction(action: string): action is ReminderAction {
  return Object.hasOwn(CHANGES, action);
}

/** `ตั้งการเตือน`: what is set now, and what else there is. */
export function reminders({ facts }: Turn): Move {
  const refusal = noneFor(facts);
  return { notices: [refusal ?? { notice: 'reminders', args: facts.reminders ?? USUAL_CHOICE }] };
}

/** A button of that card, or its word: holds at once. Who names an hour wants to be reminded, whatever she said before. */
export function chooseReminders({ facts }: Turn, action: ReminderAction): Move {
  const refusal = noneFor(facts);
  if (refusal !== null) return { notices: [refusal] };
  const change: Partial<ReminderChoice> = CHANGES[action];
  const again = change.level === undefined && facts.reminders?.level === 'menu';
  return {
    intents: [{ verb: 'reminder.choose', change: again ? { ...change, level: USUAL_CHOICE.level } : change }],
    notices: [],
  };
}

/** Whom no reminder goes to: a stranger is told how to register, who does not report that there are none. */
function noneFor(facts: Facts): Notice | null {
  const me = knownPerson(facts, 'other');
  if ('say' in me) return me.say;
  return me.reports ? null : { notice: 'no-reminders', args: {} };
}

/** What changed, and the way back to a report that it came between. */
export function settleReminders(
  { talk }: Conversation,
  outcome: Extract<Outcome, { verb: 'reminder.choose' }>,
): Settled {
  return { notices: [told(outcome), ...wayBack(talk)] };
}

function told(outcome: Extract<Outcome, { verb: 'reminder.choose' }>): Notice {
  if (outcome.ok) {
    const { before, choice } = outcome;
    return { notice: 'reminder-chosen', args: { before, choice } };
  }
  return { notice: outcome.problem === 'not-assigned' ? 'no-reminders' : 'reminder-trouble', args: {} };
}
