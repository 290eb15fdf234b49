import { isProblem, type Problem, problem } from '../../../shared/api/problems.ts';
import { ConstraintError, type Db, one } from '../../db/db.ts';
import { openThrottle } from '../../db/queries/directory.ts';
import {
  beginPosts,
  dropPosts,
  endPosts,
  insertPeople,
  knownMeanwhile,
  updatePeople,
} from '../../db/queries/roster-apply.ts';
import { importById, importTurn, moveImport } from '../../db/queries/roster-import.ts';
import type { Statement } from '../../db/statement.ts';
import type { Ids } from '../../ports.ts';
import type { InDuty } from '../audit.ts';
import type { Planned } from '../plan.ts';
import { runVerb } from '../run-verb.ts';
import { followPoints } from './follow-points.ts';
import { lookAtLines } from './look.ts';
import { trailOf } from './trail.ts';

export interface ChangeInput extends InDuty {
  readonly importId: string;
  /** The number that whoever decided has seen. */
  readonly seq: number;
  readonly by: string;
  readonly now: number;
}

export interface Changed {
  readonly changed: number;
  readonly replayed: boolean;
}

type Tools = { readonly db: Db; readonly ids: Pick<Ids, 'uuid'> };

/**
 * Applies a staged roster: all of its lines in one commit, or none. Asked again it does nothing more, and goes on with the
 * points of those who moved where it was cut short.
 */
export async function applyRoster(tools: Tools, input: ChangeInput): Promise<Changed | Problem> {
  const outcome = await runVerb(tools.db, (db) => planApply(db, input));
  return isProblem(outcome) ? outcome : settle(tools, input, outcome, 'applied');
}

async function planApply(db: Db, { importId, seq, by, lentBy, now }: ChangeInput): Promise<Planned<Changed>> {
  const turn = await takeTurn(db, now);
  const row = await one(db, importById({ id: importId }));
  if (!row) return problem('not-found');
  if (row.state === 'applied' || row.state === 'applying')
    return { statements: [], outcome: { changed: row.lines - row.problems, replayed: true } };
  if (row.state !== 'staged') return problem('roster-not-now', { state: row.state });
  if (row.seq !== seq) return problem('roster-changed');
  const known = await one(db, knownMeanwhile({ importId }));
  const acting = await lookAtLines(db, importId, 'before');
  const stale = acting.find(({ holds }) => !holds);
  if (stale || known?.lines !== 0) return problem('roster-changed', { line: stale?.line.line ?? null });
  return {
    statements: [
      turn,
      moveImport({ id: importId, seq, from: 'staged', to: 'applying', appliedAt: now, undoneAt: null }),
      ...applying(importId),
      ...trailOf(acting, { importId, by, lentBy, at: now, done: 'applied' }),
    ],
    outcome: { changed: acting.length, replayed: false },
  };
}

/** What a staged roster changes, in the order that its rows need. */
function applying(importId: string): Statement[] {
  return [insertPeople, updatePeople, dropPosts, endPosts, beginPosts].map((make) => make({ importId }));
}

/**
 * One change of the roster at a time, wherever it runs: both would judge the same people as they were. Must be read before
 * them; the second one of two trips the key and looks again.
 */
export async function takeTurn(db: Db, at: number): Promise<Statement> {
  const row = await one(db, importTurn({}));
  return openThrottle({ key: `roster:${row?.turn ?? 0}`, at });
}

/** After the commit: the points of whoever changed units follow her, then the import is done. */
export async function settle(
  { db, ids }: Tools,
  { importId, now }: ChangeInput,
  outcome: Changed,
  done: 'applied' | 'undone',
): Promise<Changed> {
  const row = await one(db, importById({ id: importId }));
  const from = done === 'applied' ? 'applying' : 'undoing';
  if (row?.state !== from) return outcome;
  await followPoints({ db, ids }, importId, now);
  const undoneAt = done === 'undone' ? now : null;
  try {
    await db.commit([moveImport({ id: importId, seq: row.seq, from, to: done, appliedAt: row.applied_at, undoneAt })]);
  } catch (error) {
    // Somebody else went on with it at the same moment.
    if (!(error instanceof ConstraintError)) throw error;
  }
  return outcome;
}
