import { type Problem, problem } from '../../shared/api/problems.ts';
import type { Action } from '../../shared/people/scope.ts';
import { ConstraintError, type Db, one } from '../db/db.ts';
import { openThrottle, throttleOf } from '../db/queries/directory.ts';
import { audit } from './audit.ts';

const HOUR = 3_600_000;

export interface Refused {
  readonly personId: string;
  readonly action: Action;
  /** Null: there is no such area. What was asked for is not kept then, since anything can be asked for. */
  readonly areaId: string | null;
  /** The unit that it is or lies in, whose trail tells of it; null above units. */
  readonly unitId: string | null;
}

/** `not-found` for what is there and is not hers as for what is not there; it is written down that she asked. */
export async function refuseAccess(db: Db, refused: Refused, now: number): Promise<Problem<'not-found'>> {
  await noteRefused(db, refused, now);
  return problem('not-found');
}

/**
 * Writes down that somebody was refused, in a commit of its own: once for each person, action and area in an hour of the
 * clock, so that whoever asks in a loop does not fill the trail.
 */
async function noteRefused(db: Db, { personId, action, areaId, unitId }: Refused, now: number): Promise<void> {
  const subject = unitId === null && areaId !== null ? `area:${areaId}` : `unit:${unitId ?? '-'}`;
  const key = `refused:${Math.floor(now / HOUR)}:${personId}:${action}:${subject}`;
  if (await one(db, throttleOf({ key }))) return;
  const note = { unitId: unitId ?? '-', at: now, actor: `person:${personId}`, action: 'access.refused', subject };
  try {
    await db.commit([openThrottle({ key, at: now }), ...audit({ ...note, detail: { action } })]);
  } catch (error) {
    // The same request at the same moment was faster: it is written down.
    if (!(error instanceof ConstraintError)) throw error;
  }
}
