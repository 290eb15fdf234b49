import type { Gate, Notice } from '../notices.ts';
import type { Facts, Me } from '../types.ts';

export const NOT_A_REPORTER: Notice = { notice: 'not-a-reporter', args: {} };

/** Who may go on: the linked person, or what to say to somebody whom we do not know yet. */
export function knownPerson(facts: Facts, wanted: Gate): Me | { readonly say: Notice } {
  return facts.me ?? { say: { notice: 'must-register', args: { wanted } } };
}

/** The linked person if she reports at all; staff do not. */
export function reporter(facts: Facts): Me | { readonly say: Notice } {
  const me = knownPerson(facts, 'report');
  return 'say' in me || me.reports ? me : { say: NOT_A_REPORTER };
}
