import { isProblem, type Problem } from '../../shared/api/problems.ts';
import type { Db } from '../db/db.ts';
import { remember } from '../db/remember.ts';
import { replan } from '../db/replan.ts';
import type { Planned } from './plan.ts';

/**
 * Runs a verb that is a commit of its own: plans over one view of the store, commits, and plans again when somebody was
 * faster. Answers what was decided.
 * @throws ConstraintError when three plans in a row lost
 */
export async function runVerb<O extends object>(db: Db, plan: (db: Db) => Promise<Planned<O>>): Promise<O | Problem> {
  const { decided } = await replan(db, async () => {
    const planned = await plan(remember(db));
    return isProblem(planned)
      ? { statements: [], decided: planned }
      : { statements: planned.statements, decided: planned.outcome };
  });
  return decided;
}
