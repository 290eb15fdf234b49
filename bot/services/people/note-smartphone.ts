import { problem } from '../../../shared/api/problems.ts';
import { addMonths, monthAt } from '../../../shared/calendar/months.ts';
import { type Db, one } from '../../db/db.ts';
import { setSmartphone, smartphoneOf } from '../../db/queries/out-of-reach.ts';
import { audit, type InDuty } from '../audit.ts';
import type { Planned } from '../plan.ts';

export interface SmartphoneFacts {
  readonly now: number;
  readonly unitId: string;
  /** What is on file of a volunteer of this unit; null when she is none of them. */
  readonly known: { readonly smartphone: number | null } | null;
}

export interface SmartphoneInput extends InDuty {
  readonly personId: string;
  /** Null: nobody knows. */
  readonly smartphone: boolean | null;
  /** The member of staff who says so. */
  readonly by: string;
}

/** Of this month's volunteers and last month's: the list of a month that is still open holds who has moved since. */
export async function loadSmartphoneFacts(
  db: Db,
  { unitId, personId, now }: { unitId: string; personId: string; now: number },
): Promise<SmartphoneFacts> {
  const month = monthAt(now);
  const known = await one(db, smartphoneOf({ unitId, personId, month, before: addMonths(month, -1) }));
  return { now, unitId, known };
}

/** Staff note whether a volunteer has a smartphone: without one she is called and not reminded, and somebody files for her. */
export function noteSmartphone(
  { now, unitId, known }: SmartphoneFacts,
  { personId, smartphone, by, lentBy }: SmartphoneInput,
): Planned<{ changed: boolean }> {
  if (!known) return problem('not-found');
  const wanted = smartphone === null ? null : Number(smartphone);
  if (known.smartphone === wanted) return { statements: [], outcome: { changed: false } };
  return {
    statements: [
      setSmartphone({ personId, smartphone: wanted }),
      ...audit({
        unitId,
        at: now,
        actor: `person:${by}`,
        action: 'person.smartphone-noted',
        subject: `person:${personId}`,
        detail: { from: known.smartphone, to: wanted },
        lentBy,
      }),
    ],
    outcome: { changed: true },
  };
}
