import { type Problem, problem } from '../../../shared/api/problems.ts';
import { ConstraintError, type Db, one } from '../../db/db.ts';
import {
  boundSince,
  clearPosts,
  dropCodes,
  emptyPeople,
  holdPeople,
  putPost,
  setParticulars,
} from '../../db/queries/roster-apply.ts';
import { importById, moveImport } from '../../db/queries/roster-import.ts';
import type { Statement } from '../../db/statement.ts';
import type { Ids } from '../../ports.ts';
import type { Planned } from '../plan.ts';
import { before, type Changed, type ChangeInput, type Decided, decide, isOver, settle, takeTurn } from './apply.ts';
import { type ActingLine, lookAtLines } from './look.ts';
import { trailOf, unitsMoved } from './trail.ts';

/**
 * Puts back what an applied roster changed, all in one commit. Not when somebody has registered or reported by it since, or
 * was changed again: then that would be lost.
 */
export async function undoRoster(
  tools: { readonly db: Db; readonly ids: Pick<Ids, 'uuid'> },
  input: ChangeInput,
): Promise<Changed | Problem> {
  try {
    return await settle(tools, input, await decide(tools.db, (db) => planUndo(db, input)));
  } catch (error) {
    // Something else points to a person who would be gone, a consent or a draft of hers.
    if (error instanceof ConstraintError) return problem('roster-changed');
    throw error;
  }
}

async function planUndo(db: Db, { importId, seq, by, lentBy, now }: ChangeInput): Promise<Planned<Decided>> {
  const turn = await takeTurn(db, now);
  const row = await one(db, importById({ id: importId }));
  if (!row) return problem('not-found');
  if (row.state === 'undone') return { statements: [], outcome: await before(db, importId) };
  if (row.state !== 'applied' || isOver(row, now)) return problem('roster-not-now', { state: row.state });
  if (row.seq !== seq) return problem('roster-changed');
  const bound = await one(db, boundSince({ importId }));
  const acting = await lookAtLines(db, importId, 'after');
  const line = bound?.line ?? acting.find(({ holds }) => !holds)?.line.line;
  if (line !== undefined) return problem('roster-changed', { line });
  return {
    statements: [
      turn,
      moveImport({ id: importId, seq, from: 'applied', to: 'undone', appliedAt: row.applied_at, undoneAt: now }),
      dropCodes({ importId }),
      clearPosts({ importId }),
      holdPeople({ importId }),
      emptyPeople({ importId }),
      ...acting.flatMap(putBack),
      ...trailOf(acting, { importId, by, lentBy, at: now, done: 'undone' }),
    ],
    outcome: { changed: acting.length, replayed: false, between: unitsMoved(acting) },
  };
}

function putBack({ line, before: found }: ActingLine): Statement[] {
  const personId = line.person_id;
  if (found === null || personId === null) return [];
  return [
    setParticulars({ personId, ...found.particulars }),
    ...found.posts.map(({ unitId, ...post }) => putPost({ personId, areaId: unitId, ...post })),
  ];
}
