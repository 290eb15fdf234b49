import { maskName } from '../../../shared/people/names.ts';
import { roleTitle } from '../../../shared/text/roles.ts';
import { type Db, one } from '../../db/db.ts';
import { type codeByHash, villageOf } from '../../db/queries/directory.ts';
import { type Member, unitsOf } from '../people/membership.ts';
import { type CodeStatus, codeStatus } from './code-status.ts';
import { type IdentityRow, type IdentityStatus, identityStatus } from './identity-status.ts';

/** Who it seems to be: enough to know oneself by, not enough to know others. */
export interface Candidate {
  readonly maskedName: string;
  readonly village: string | null;
  readonly unit: { readonly id: string; readonly name: string; readonly phone: string | null };
  readonly roleTitle: string;
  readonly addsRole: boolean;
}

interface Offered {
  readonly status: 'valid';
  readonly candidate: Candidate;
}
type Refused<Status> = Exclude<Status, { readonly status: 'valid' }>;
export type Judged = Offered | Refused<IdentityStatus>;

type CodeOnFile = NonNullable<ReturnType<typeof codeByHash>['row']>;

/** Whom a code on file stands for, to this LINE user, or why not. */
export async function codeCandidate(
  db: Db,
  code: CodeOnFile,
  user: { readonly lineUserId: string; readonly member: Member | null },
  now: number,
): Promise<Offered | Refused<CodeStatus>> {
  const { lineUserId, member } = user;
  const judged = codeStatus(code, { lineUserId, personId: member?.id ?? null }, now);
  if (judged.status !== 'valid') return refusedTo(judged, member);
  const village = await one(db, villageOf({ personId: code.person_id, role: code.role }));
  const name = member?.name ?? `${code.given_name} ${code.family_name}`;
  return {
    status: 'valid',
    candidate: {
      maskedName: maskName(name),
      village: village?.name ?? null,
      unit: { id: code.area_id, name: code.area_name, phone: code.area_phone },
      roleTitle: roleTitle(code.role),
      addsRole: judged.adds,
    },
  };
}

/**
 * An officer who wants to be the volunteer of the roster as well cannot become her: whose reports, points and signatures are
 * whose would be lost. The other order loses nothing, since an officer's code only adds a duty.
 */
function refusedTo<R extends { readonly status: string }>(judged: R, member: Member | null) {
  const officer = member !== null && unitsOf(member).length === 0;
  return judged.status === 'code-of-another' && officer ? ({ status: 'volunteer-first' } as const) : judged;
}

/** Whom the roster knows by these papers, or why it may not be this LINE user. */
export function identityCandidate(person: IdentityRow, lineUserId: string, member: Member | null): Judged {
  const judged = identityStatus(person, { lineUserId, personId: member?.id ?? null });
  if (judged.status !== 'valid') return refusedTo(judged, member);
  return {
    status: 'valid',
    candidate: {
      maskedName: maskName(`${person.given_name} ${person.family_name}`),
      village: person.village_name,
      unit: { id: person.area_id, name: person.area_name, phone: person.area_phone },
      roleTitle: roleTitle(person.role),
      addsRole: false,
    },
  };
}
