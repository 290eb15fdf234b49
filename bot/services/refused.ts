import type { Action } from '../../shared/people/scope.ts';
import { ConstraintError, type Db, one } from '../db/db.ts';
import { openThrottle, throttleOf } from '../db/queries/directory.ts';
import { audit } from './audit.ts';

const HOUR = 3_600_000;

export interface Refused {
  readonly personId: string;
  readonly action: Action;
  /** Null: there is no such unit. What was asked for is not kept then, since anything can be asked for. */
  readonly unitId: string | null;
}

/**
 * Writes down that somebody was refused, in a commit of its own: once for each person, action and unit in an hour of the
 * clock, so that whoever asks in a loop does not fill the trail.
 */
export async function noteRefused(db: Db, { personId, action, unitId }: Refused, now: number): Promise<void> {
  const subject = `unit:${unitId ?? '-'}`;
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
