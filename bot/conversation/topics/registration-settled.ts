import type { CodeTrouble, Notice } from '../notices.ts';
import type { Settled } from '../turn.ts';
import type { Conversation, Outcome } from '../types.ts';

type RegistrationOutcome = Extract<Outcome, { verb: 'registration.confirm' | 'registration.count-miss' }>;

const TROUBLES: readonly string[] = [
  'code-unknown',
  'code-used',
  'code-expired',
  'code-of-another',
  'volunteer-first',
  'person-linked',
] satisfies CodeTrouble[];

const isTrouble = (problem: string): problem is CodeTrouble => TROUBLES.includes(problem);

/** What is said after a code was confirmed or a wrong one was counted. */
export function settleRegistration(conversation: Conversation, outcome: RegistrationOutcome): Settled {
  if (!outcome.ok) return refused(conversation, outcome.problem);
  if (outcome.verb === 'registration.count-miss') {
    const { retryAt } = outcome;
    return { notices: [retryAt === null ? trouble('code-unknown') : { notice: 'too-many-tries', args: { retryAt } }] };
  }
  const { name, unitName, addedRole, role } = outcome;
  const notices: Notice[] = [{ notice: 'registered', args: { name, unitName, addedRole, role } }];
  const [waiting] = conversation.aside;
  if (waiting !== undefined) notices.push({ notice: 'draft-waiting', args: { month: waiting.month } });
  return { talk: { topic: 'idle' }, notices, closesCard: true };
}

/** A code that does not work any more is asked for anew; after any other trouble the same card may be tapped again. */
function refused({ talk }: Conversation, problem: string): Settled {
  if (!isTrouble(problem)) return { notices: [{ notice: 'registration-trouble', args: {} }] };
  const asksAgain = talk.topic === 'registration' ? { talk: { topic: 'registration', code: null } as const } : {};
  return { ...asksAgain, notices: [trouble(problem)], closesCard: true };
}

const trouble = (problem: CodeTrouble): Notice => ({ notice: 'code-trouble', args: { problem } });
