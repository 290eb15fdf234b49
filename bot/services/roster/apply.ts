import { isProblem, type Problem, problem } from '../../../shared/api/problems.ts';
import { openUntil } from '../../../shared/roster/keeping.ts';
import { type Db, one } from '../../db/db.ts';
import { openThrottle } from '../../db/queries/directory.ts';
import {
  beginPosts,
  dropPosts,
  endPosts,
  insertPeople,
  knownMeanwhile,
  updatePeople,
} from '../../db/queries/roster-apply.ts';
import { countLines, importById, importTurn, moveImport } from '../../db/queries/roster-import.ts';
import type { Statement } from '../../db/statement.ts';
import type { Ids } from '../../ports.ts';
import type { InDuty } from '../audit.ts';
import type { Planned } from '../plan.ts';
import { followStrays } from '../points/follow.ts';
import { runVerb } from '../run-verb.ts';
import { ACTS, lookAtLines } from './look.ts';
import { trailOf, unitsMoved } from './trail.ts';

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
  /** Done so long ago that its lines, and how many of them changed something, are not known any more. */
  readonly forgotten?: true;
}

type Tools = { readonly db: Db; readonly ids: Pick<Ids, 'uuid'> };

/** What a verb of the roster has decided, and the units between which it moved people. */
export interface Decided extends Changed {
  readonly between: readonly string[];
}

/** Applies a staged roster: all of its lines in one commit, or none. Asked again it does nothing more. */
export async function applyRoster(tools: Tools, input: ChangeInput): Promise<Changed | Problem> {
  return settle(tools, input, await decide(tools.db, (db) => planApply(db, input)));
}

/**
 * Decides; and where something has changed, looks once more: it may have been a colleague, with this same import at the same
 * moment, while its lines were read. Then it is done.
 */
export async function decide(db: Db, plan: (db: Db) => Promise<Planned<Decided>>): Promise<Decided | Problem> {
  const outcome = await runVerb(db, plan);
  return isProblem(outcome) && outcome.problem === 'roster-changed' ? runVerb(db, plan) : outcome;
}

async function planApply(db: Db, { importId, seq, by, lentBy, now }: ChangeInput): Promise<Planned<Decided>> {
  const turn = await takeTurn(db, now);
  const row = await one(db, importById({ id: importId }));
  if (!row) return problem('not-found');
  if (row.state === 'applied') return { statements: [], outcome: await before(db, importId) };
  if (row.state !== 'staged' || isOver(row, now)) return problem('roster-not-now', { state: row.state });
  if (row.seq !== seq) return problem('roster-changed');
  const known = await one(db, knownMeanwhile({ importId }));
  const acting = await lookAtLines(db, importId, 'before');
  const stale = acting.find(({ holds }) => !holds);
  if (stale || known?.lines !== 0) return problem('roster-changed', { line: stale?.line.line ?? null });
  return {
    statements: [
      turn,
      moveImport({ id: importId, seq, from: 'staged', to: 'applied', appliedAt: now, undoneAt: null }),
      ...applying(importId),
      ...trailOf(acting, { importId, by, lentBy, at: now, done: 'applied' }),
    ],
    outcome: { changed: acting.length, replayed: false, between: unitsMoved(acting) },
  };
}

/** Its lines are about to be forgotten, or are already. */
export function isOver(row: { readonly created_at: number; readonly applied_at: number | null }, now: number): boolean {
  return now >= openUntil({ at: row.created_at, appliedAt: row.applied_at });
}

/** It was done before, with as many lines; after 46 days nobody knows with how many. */
export async function before(db: Db, importId: string): Promise<Decided> {
  const counted = await db.rows(countLines({ importId }));
  const acting = counted.filter(({ action }) => ACTS.includes(action));
  const changed = acting.reduce((sum, { lines }) => sum + lines, 0);
  return { changed, replayed: true, between: [], ...(counted.length === 0 && { forgotten: true }) };
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

/**
 * After the commit: the points of whoever changed units follow her. Where the process dies before, the units' trails have
 * moved on, and the job that looks at those finds what was left (jobs/build-unit-months).
 */
export async function settle(
  tools: Tools,
  { now }: ChangeInput,
  outcome: Decided | Problem,
): Promise<Changed | Problem> {
  if (isProblem(outcome)) return outcome;
  const { between, ...changed } = outcome;
  for (const unitId of between) await followStrays(tools, unitId, now);
  return changed;
}
