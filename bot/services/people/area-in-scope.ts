import { isProblem, type Problem } from '../../../shared/api/problems.ts';
import { type Action, dutyFor } from '../../../shared/people/scope.ts';
import type { Db } from '../../db/db.ts';
import { areasUpwards } from '../../db/queries/directory.ts';
import type { AreaKind } from '../../db/schema.ts';
import { refuseAccess } from '../refused.ts';
import { dutiesOf } from './duties.ts';
import type { Member } from './membership.ts';

export interface AreaRequest {
  readonly member: Member;
  readonly action: Action;
  readonly areaId: string;
  readonly now: number;
  /** The village of the thing within the unit: a head volunteer's scope is hers. */
  readonly villageId?: string | null;
  /** Only an area of this kind will do; any, when not told. */
  readonly kind?: AreaKind;
}

/** An area that she may do it in. */
export interface AreaInScope {
  readonly id: string;
  readonly kind: AreaKind;
  readonly name: string;
  /** The unit that it is or lies in; null above units. */
  readonly unitId: string | null;
  /** Itself and all above it, nearest first. */
  readonly areaIds: readonly string[];
  /** Whose duty lets her do it there, where hers does not: it stands in the trail beside her. */
  readonly lentBy: string | null;
}

export type UnitInScope = AreaInScope & { readonly unitId: string };

/**
 * The area, when this member may do this there now. Else `not-found`, in the same words for an area of others and for one
 * that does not exist, so that nobody learns which there are; the refusal is written down.
 */
export async function areaInScope(db: Db, request: AreaRequest): Promise<AreaInScope | Problem> {
  const { member, action, areaId, now } = request;
  const above = await db.rows(areasUpwards({ areaId }));
  const area = above.find(({ id, kind }) => id === areaId && kind === (request.kind ?? kind));
  const unitId = above.find(({ kind }) => kind === 'unit')?.id ?? null;
  const areaIds = above.map(({ id }) => id);
  const villageId = area?.kind === 'village' ? area.id : (request.villageId ?? null);
  const duty = area && dutyFor(await dutiesOf(db, member, now), action, { unitId, areaIds, villageId });
  if (area && duty) return { ...area, unitId, areaIds, lentBy: duty.lentBy ?? null };
  return refuseAccess(db, { personId: member.id, action, areaId: area?.id ?? null, unitId: area ? unitId : null }, now);
}

/** The same where only a unit will do: a district, a village, a province of that id is not found. */
export async function unitInScope(db: Db, request: AreaRequest): Promise<UnitInScope | Problem> {
  const area = await areaInScope(db, { ...request, kind: 'unit' });
  return isProblem(area) ? area : { ...area, unitId: area.id };
}
