import type { Role } from '../../../shared/people/roles.ts';
import type { CodeTrouble } from '../../conversation/notices.ts';

/** What the directory knows of a registration code. */
export interface CodeRow {
  readonly person_id: string;
  readonly role: Role;
  readonly area_id: string;
  readonly expires_at: number | null;
  /** LINE user who used the code, and LINE user linked to the code's person. */
  readonly used_by: string | null;
  readonly linked_to: string | null;
}

export type CodeStatus =
  /** `adds`: the LINE user is linked already, and the code adds a role to her person. */
  { readonly status: 'valid'; readonly adds: boolean } | { readonly status: 'mine' | CodeTrouble };

/** May this LINE user use this code? Asked for the confirm card, and again at the moment of confirming. */
export function codeStatus(
  code: CodeRow | null,
  user: { readonly lineUserId: string; readonly personId: string | null },
  now: number,
): CodeStatus {
  if (!code) return { status: 'code-unknown' };
  // Whoever unlinked herself since is nobody here, and her code is used up. Linked while the facts were read is hers.
  const linked = user.personId !== null || code.linked_to === user.lineUserId;
  if (code.used_by === user.lineUserId && linked) return { status: 'mine' };
  if (code.used_by) return { status: 'code-used' };
  if (code.expires_at !== null && code.expires_at <= now) return { status: 'code-expired' };
  if (user.personId) {
    // A role's code adds to whoever holds it; a volunteer's belongs to one person on the roster, who needs no second one.
    if (code.role !== 'volunteer') return { status: 'valid', adds: true };
    return { status: code.person_id === user.personId ? 'mine' : 'code-of-another' };
  }
  if (code.linked_to) return { status: 'person-linked' };
  return { status: 'valid', adds: false };
}
