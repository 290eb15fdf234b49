import { problem } from '../../../shared/api/problems.ts';
import { type Db, one } from '../../db/db.ts';
import { delegationById, revokeDelegation } from '../../db/queries/delegation.ts';
import { audit } from '../audit.ts';
import type { Planned } from '../plan.ts';
import type { AreaInScope } from './area-in-scope.ts';

export interface TakeBackFacts {
  readonly now: number;
  readonly area: AreaInScope;
  /** What was lent in this very area under that id. */
  readonly known: { readonly id: string; readonly person_id: string; readonly revoked_at: number | null } | null;
}

export async function loadTakeBackFacts(db: Db, area: AreaInScope, id: string, now: number): Promise<TakeBackFacts> {
  const known = await one(db, delegationById({ id }));
  return { now, area, known: known?.area_id === area.id ? known : null };
}

/** Ends what was lent, before its time. Whoever may lend in the area may: the giver may be the one who is away. */
export function takeBack({ now, area, known }: TakeBackFacts, by: string): Planned<{ ended: boolean }> {
  if (!known) return problem('not-found');
  if (known.revoked_at !== null) return { statements: [], outcome: { ended: false } };
  const { id, person_id } = known;
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
    ],
    outcome: { ended: true },
  };
}
