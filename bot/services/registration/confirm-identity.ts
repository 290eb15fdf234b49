import { type ProblemCode, problem } from '../../../shared/api/problems.ts';
import type { MenuFacts } from '../people/menu-of.ts';
import type { Planned } from '../plan.ts';
import { type Confirmed, type ConfirmInput, linking } from './confirm.ts';
import { type IdentityRow, identityStatus } from './identity-status.ts';

export interface ConfirmIdentityFacts {
  readonly now: number;
  readonly person: IdentityRow | null;
  /** The person linked to this LINE user already, or null. */
  readonly personId: string | null;
  /** What decides the rich menu of whom it is about. */
  readonly menu: MenuFacts;
}

/** `ใช่ ฉันเอง` of whom the roster found by citizen id and birth date: links LINE user and person one to one. */
export function confirmIdentity(facts: ConfirmIdentityFacts, input: ConfirmInput): Planned<Confirmed> {
  const { person, now } = facts;
  const { status } = identityStatus(person, { lineUserId: input.lineUserId, personId: facts.personId });
  if (person && status === 'mine') {
    return { statements: [], outcome: { personId: person.id, addedRole: false, replayed: true } };
  }
  if (!person || status !== 'valid') return problem(status as ProblemCode);
  const link = {
    now,
    personId: person.id,
    role: person.role,
    areaId: person.area_id,
    by: 'identity',
    menu: facts.menu,
  } as const;
  return { statements: linking(link, input), outcome: { personId: person.id, addedRole: false, replayed: false } };
}
