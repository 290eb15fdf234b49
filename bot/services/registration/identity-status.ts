import { addMonths, monthAt } from '../../../shared/calendar/months.ts';
import type { Role } from '../../../shared/people/roles.ts';
import type { CodeStatus } from './code-status.ts';

/** A volunteer whom the roster knows by citizen id and birth date. */
export interface IdentityRow {
  readonly id: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly role: Role;
  readonly area_id: string;
  readonly area_name: string;
  readonly area_phone: string | null;
  readonly village_name: string | null;
  readonly linked_to: string | null;
}

export type IdentityStatus = CodeStatus | { readonly status: 'identity-unknown' };

/** May this LINE user be this person? As with a code; asked for the confirm card, and again when she confirms. */
export function identityStatus(
  person: Pick<IdentityRow, 'id' | 'linked_to'> | null,
  user: { readonly lineUserId: string; readonly personId: string | null },
): IdentityStatus {
  if (!person) return { status: 'identity-unknown' };
  // Linked while the facts were read: who she is and who the person is come by two questions.
  if (person.id === user.personId || person.linked_to === user.lineUserId) return { status: 'mine' };
  if (user.personId !== null) return { status: 'code-of-another' };
  if (person.linked_to !== null) return { status: 'person-linked' };
  return { status: 'valid', adds: false };
}

/** Who begins next month may register now: the first report is due at its end. */
export function monthsAround(now: number) {
  const month = monthAt(now);
  return { month, soon: addMonths(month, 1) };
}
