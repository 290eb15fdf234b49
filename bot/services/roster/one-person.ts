import { isProblem, type Problem, problem } from '../../../shared/api/problems.ts';
import type { Month } from '../../../shared/calendar/months.ts';
import type { Entry } from '../../../shared/roster/entry.ts';
import { judgeLine, type Known, postFrom } from '../../../shared/roster/judge.ts';
import type { Leave } from '../../../shared/roster/standing.ts';
import type { Db } from '../../db/db.ts';
import { endStaging, openImport, putLine } from '../../db/queries/roster-import.ts';
import { knownById, villagesOf } from '../../db/queries/roster-known.ts';
import type { Ids } from '../../ports.ts';
import type { InDuty } from '../audit.ts';
import { applyRoster } from './apply.ts';
import { knownFrom } from './known.ts';
import { lineOf } from './stage.ts';

export interface PersonChange extends InDuty {
  readonly personId: string;
  /** Where she is to be: the unit that she leaves, moves to, or comes back to. */
  readonly unitId: string;
  readonly villageId: string | null;
  readonly month: Month;
  /** Null: she is a volunteer of the unit from the month on. */
  readonly leaves: Leave | null;
  readonly by: string;
  readonly now: number;
}

/**
 * One person leaves, moves or comes back: a roster of one line, with the same rules, the same trail and the same way back as
 * a file.
 */
export async function changePerson(
  tools: { readonly db: Db; readonly ids: Pick<Ids, 'uuid'> },
  change: PersonChange,
): Promise<{ importId: string; action: string } | Problem> {
  const { db, ids } = tools;
  const { personId, unitId, month, by, lentBy, now, leaves } = change;
  const rows = await db.rows(knownById({ personId }));
  const known = knownFrom(rows);
  if (!known || (await isElsewhere(db, change))) return problem('not-found');
  const placed = { unitId, villageId: change.villageId, inScope: true };
  const judged = judgeLine(entryOf(known, leaves), known, placed, month);
  if (judged.action === 'problem') return problem('roster-line', { reason: judged.problems.at(-1)?.code ?? null });
  const importId = ids.uuid();
  const place = { importId, line: 1, unitId, personId };
  const [person] = rows;
  const citizen = { citizenHash: person?.citizen_hash ?? null, citizenTail: person?.citizen_tail ?? null };
  await db.commit([
    openImport({ id: importId, areaId: unitId, fileName: '', fileHash: '', month, by, at: now }),
    putLine({ ...lineOf(judged, known), ...place, ...citizen }),
    endStaging({ id: importId, lines: 1, problems: 0 }),
  ]);
  const applied = await applyRoster(tools, { importId, seq: 2, by, lentBy, now });
  return isProblem(applied) ? applied : { importId, action: judged.action };
}

/** A village of another unit is none of hers. */
async function isElsewhere(db: Db, { unitId, villageId }: PersonChange): Promise<boolean> {
  if (villageId === null) return false;
  return !(await db.rows(villagesOf({ unitId }))).some(({ id }) => id === villageId);
}

function entryOf({ particulars }: Known, leaves: Leave | null): Entry {
  const { givenName, familyName } = particulars;
  return { citizen: null, givenName, familyName, problems: [], ...(leaves === null ? {} : { leaves }) };
}

/** The unit of her post in a month, whose officers may change it; null without one. */
export async function unitOfPerson(db: Db, personId: string, month: Month): Promise<string | null> {
  const known = knownFrom(await db.rows(knownById({ personId })));
  return (known && postFrom(known, month)?.unitId) ?? known?.posts[0]?.unitId ?? null;
}
