import { type Problem, problem } from '../../../shared/api/problems.ts';
import { DAY_MS } from '../../../shared/calendar/days.ts';
import { monthAt } from '../../../shared/calendar/months.ts';
import type { Role } from '../../../shared/people/roles.ts';
import { STAFF } from '../../../shared/people/scope.ts';
import { type Db, one } from '../../db/db.ts';
import { addDelegation, delegationById, delegationsStanding, personName } from '../../db/queries/delegation.ts';
import { audit } from '../audit.ts';
import type { Planned } from '../plan.ts';
import type { AreaInScope } from './area-in-scope.ts';
import { colleagueById } from './colleagues.ts';
import { isIn, type Member } from './membership.ts';
import { tellLent } from './tell-lent.ts';

/** Data with a source: issue 5 (it ends by itself). A leave or a vacancy of a quarter; longer is an assignment. */
const LONGEST_LOAN_MS = 92 * DAY_MS;
/** More at once are no stand-ins any more. */
export const MOST_LOANS = 100;

export interface DelegateInput {
  /** UUID made by the page: sent again, it is the same one. */
  readonly id: string;
  readonly personId: string;
  readonly role: Role;
  /** Null: from now on. */
  readonly fromAt: number | null;
  readonly untilAt: number;
}

export type DelegateFacts = Awaited<ReturnType<typeof loadDelegateFacts>>;

/** Everything that `delegate` judges by. */
export async function loadDelegateFacts(
  db: Db,
  giver: Member,
  area: AreaInScope,
  { id, personId }: Pick<DelegateInput, 'id' | 'personId'>,
  now: number,
) {
  return {
    now,
    giver,
    area,
    known: await one(db, delegationById({ id })),
    lent: await db.rows(
      delegationsStanding({ personId: giver.id, month: monthAt(now), since: now, limit: MOST_LOANS }),
    ),
    receiver: await colleagueById(db, area, personId, now),
    lane: (await one(db, personName({ personId })))?.line_user_id ?? null,
  };
}

/** Lends somebody one's own duty for a while: never a wider one, and never for longer than it is one's own. */
export function delegate(facts: DelegateFacts, input: DelegateInput): Planned<{ id: string; replayed: boolean }> {
  const { now, giver, area, known, receiver, lane } = facts;
  const { id, personId, role, untilAt } = input;
  const fromAt = input.fromAt ?? now;
  if (known)
    return isSame(facts, input) ? { statements: [], outcome: { id, replayed: true } } : problem('delegation-exists');
  const wrong = wrongTimes(fromAt, untilAt, now);
  if (wrong) return wrong;
  if (!receiver || personId === giver.id) return problem('not-found');
  if (!holds(giver, role, area.id, fromAt, untilAt)) return problem('delegation-too-wide');
  if (facts.lent.length >= MOST_LOANS || overlaps(facts, { ...input, fromAt })) return problem('delegation-exists');
  return {
    statements: [
      addDelegation({ id, personId, role, areaId: area.id, givenBy: giver.id, fromAt, untilAt }),
      ...audit({
        unitId: area.unitId ?? '-',
        at: now,
        actor: `person:${giver.id}`,
        action: 'delegation.given',
        subject: `person:${personId}`,
        detail: { id, role, area: area.id, from: fromAt, until: untilAt },
      }),
      ...tellLent(lane, id, { area: area.name, by: giver.name, from: fromAt, until: untilAt, over: false }, now),
    ],
    outcome: { id, replayed: false },
  };
}

function isSame({ known, giver, area }: DelegateFacts, { personId, role, fromAt, untilAt }: DelegateInput): boolean {
  return (
    known?.person_id === personId &&
    known.role === role &&
    known.area_id === area.id &&
    known.given_by === giver.id &&
    known.until_at === untilAt &&
    (fromAt === null || known.from_at === fromAt)
  );
}

/** A minute of grace: the page's clock is the server's, but the request takes its way. */
function wrongTimes(fromAt: number, untilAt: number, now: number): Problem | null {
  const path =
    fromAt < now - 60_000 ? 'from' : untilAt <= fromAt || untilAt - fromAt > LONGEST_LOAN_MS ? 'until' : null;
  return path && { ...problem('invalid-request'), errors: [{ path, code: 'out-of-range' }] };
}

/** Her own, for the whole of that time: what was lent to her is not lent on. */
function holds({ assignments }: Member, role: Role, areaId: string, fromAt: number, untilAt: number): boolean {
  const months = [monthAt(fromAt), monthAt(untilAt - 1)];
  if (!STAFF.includes(role)) return false;
  return assignments.some(
    (one) => one.role === role && one.area_id === areaId && months.every((month) => isIn(one, month)),
  );
}

function overlaps(
  { lent, area }: DelegateFacts,
  { personId, role, fromAt, untilAt }: DelegateInput & { fromAt: number },
) {
  return lent.some(
    (one) =>
      one.person_id === personId &&
      one.role === role &&
      one.area_id === area.id &&
      one.from_at < untilAt &&
      fromAt < one.until_at,
  );
}
