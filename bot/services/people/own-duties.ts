import { type Action, actionsOn, type Duty } from '../../../shared/people/scope.ts';
import type { Db } from '../../db/db.ts';
import { areasUpwards } from '../../db/queries/directory.ts';
import type { AreaKind } from '../../db/schema.ts';
import { dutiesOf } from './duties.ts';
import type { Member } from './membership.ts';
import { namesOf } from './names-of.ts';

/** A duty in force with its place, and what it allows there. */
export interface OwnDuty {
  readonly role: Duty['role'];
  readonly area: { readonly id: string; readonly kind: AreaKind; readonly name: string };
  /** A head volunteer's, or null. */
  readonly village: { readonly id: string; readonly name: string } | null;
  readonly actions: readonly Action[];
  /** Whose duty it is, and when it goes back to her; null: it is her own. */
  readonly lent: { readonly by: string; readonly until: number } | null;
}

/** What a member is entrusted with now, as pages show it. A volunteer's own duty is no more than being one. */
export async function readOwnDuties(db: Db, member: Member, now: number): Promise<OwnDuty[]> {
  const duties = (await dutiesOf(db, member, now)).filter(({ role }) => role !== 'volunteer' && role !== 'partner');
  const read = await Promise.all(duties.map((duty) => ownDuty(db, duty)));
  return read.filter((duty) => duty !== null);
}

async function ownDuty(db: Db, duty: Duty): Promise<OwnDuty | null> {
  const { role, areaId, villageId, lentBy, until } = duty;
  const inVillage = role === 'head-volunteer' && villageId ? villageId : null;
  const above = await db.rows(areasUpwards({ areaId: inVillage ?? areaId }));
  const area = above.find(({ id }) => id === areaId);
  if (!area) return null;
  const unitId = above.find(({ kind }) => kind === 'unit')?.id ?? null;
  const village = inVillage === null ? null : (above[0] ?? null);
  const by = lentBy === undefined ? undefined : (await namesOf(db, [lentBy])).get(lentBy);
  return {
    role,
    area,
    village: village && { id: village.id, name: village.name },
    actions: actionsOn([duty], { unitId, areaIds: above.map(({ id }) => id), villageId: inVillage }),
    lent: by !== undefined && until !== undefined ? { by, until } : null,
  };
}
