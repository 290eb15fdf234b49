import type { Problem } from '../../shared/api/problems.ts';
import type { Statement } from '../db/statement.ts';

/** What a verb decided: the statements to commit and what to tell. It has committed nothing itself. */
export interface Plan<Outcome> {
  readonly statements: readonly Statement[];
  readonly outcome: Outcome;
}

export type Planned<Outcome> = Plan<Outcome> | Problem;
