import { ConstraintError, type Db } from './db.ts';
import type { Statement } from './statement.ts';

/** How often something is planned again when a guard of the schema was faster (design.md). */
const PLANS = 3;

/**
 * Plans over fresh facts and commits; when somebody was faster, loads and plans again. Answers what the plan that was
 * committed told.
 * @throws ConstraintError when three plans in a row lost; whatever else the store throws, at once
 */
export async function replan<P extends { readonly statements: readonly Statement[] }>(
  db: Db,
  plan: () => Promise<P>,
): Promise<P> {
  for (let tries = 1; ; tries++) {
    const planned = await plan();
    try {
      if (planned.statements.length > 0) await db.commit(planned.statements);
      return planned;
    } catch (error) {
      if (!(error instanceof ConstraintError) || tries === PLANS) throw error;
    }
  }
}
