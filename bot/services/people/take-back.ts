import { problem } from '../../../shared/api/problems.ts';
import { type Db, one } from '../../db/db.ts';
import { delegationById, personName, revokeDelegation } from '../../db/queries/delegation.ts';
import { isTold } from '../../db/queries/digest.ts';
import { takeBack as untell } from '../../db/queries/tell.ts';
import { audit } from '../audit.ts';
import type { Planned } from '../plan.ts';
import type { AreaInScope } from './area-in-scope.ts';
import { namesOf } from './names-of.ts';
import { lentId, tellLent } from './tell-lent.ts';

export interface TakeBackFacts {
  readonly now: number;
  readonly area: AreaInScope;
  /** What was lent in this very area under that id. */
  readonly known: NonNullable<ReturnType<typeof delegationById>['row']> | null;
  /** The LINE user of whom it was lent to, and whether she has heard of it. */
  readonly lane: string | null;
  readonly told: boolean;
  readonly giver: string;
}

export async function loadTakeBackFacts(db: Db, area: AreaInScope, id: string, now: number): Promise<TakeBackFacts> {
  const found = await one(db, delegationById({ id }));
  const known = found?.area_id === area.id ? found : null;
  const lane = known && ((await one(db, personName({ personId: known.person_id })))?.line_user_id ?? null);
  const row = lane === null ? null : await one(db, isTold({ lane, id: lentId(id, false) }));
  const giver = known && (await namesOf(db, [known.given_by])).get(known.given_by);
  return { now, area, known, lane, told: row?.state !== 'lost', giver: giver ?? '' };
}

/** Ends what was lent, before its time. Whoever may lend in the area may: the giver may be the one who is away. */
export function takeBack(facts: TakeBackFacts, by: string): Planned<{ ended: boolean }> {
  const { now, area, known, lane, told, giver } = facts;
  if (!known) return problem('not-found');
  const { id, person_id, from_at: from, until_at: until } = known;
  if (known.revoked_at !== null || until <= now) return { statements: [], outcome: { ended: false } };
  return {
    statements: [
      revokeDelegation({ id, at: now }),
      ...audit({
        unitId: area.unitId ?? '-',
        at: now,
        actor: `person:${by}`,
        action: 'delegation.revoked',
        subject: `person:${person_id}`,
        detail: { id, area: area.id },
      }),
      // Whoever never heard of it need not hear that it is over.
      ...(told
        ? tellLent(lane, id, { area: area.name, by: giver, from, until: Math.max(now, from + 1), over: true }, now)
        : [untell({ lane: lane ?? '', id: lentId(id, false) })]),
    ],
    outcome: { ended: true },
  };
}
