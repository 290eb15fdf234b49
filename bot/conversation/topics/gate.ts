import type { Gate, Notice } from '../notices.ts';
import { unitOf } from '../turn.ts';
import type { Facts, Me } from '../types.ts';

/** Who may go on: the linked person, or what to say to somebody whom we do not know yet. */
export function knownPerson(facts: Facts, wanted: Gate): Me | { readonly say: Notice } {
  return facts.me ?? { say: { notice: 'must-register', args: { wanted } } };
}

/** The linked person if she reports at all; staff do not. */
export function reporter(facts: Facts): Me | { readonly say: Notice } {
  const me = knownPerson(facts, 'report');
  if ('say' in me || me.reports) return me;
  return { say: { notice: 'not-a-reporter', args: { unit: unitOf(me) ?? { name: '', phone: null } } } };
}
