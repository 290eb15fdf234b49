import { ConstraintError, type Db } from '../../db/db.ts';
import { remember } from '../../db/remember.ts';
import { replan } from '../../db/replan.ts';
import type { Ids } from '../../ports.ts';
import type { Plan } from '../plan.ts';
import { certifyStep, loadStepFacts } from './certify-step.ts';
import type { OperationKey } from './operation.ts';
import { loadUndoFacts, undoStep } from './undo.ts';

const NOTHING: Plan<{ last: boolean }> = { statements: [], outcome: { last: true } };

export interface GoOnPorts {
  readonly db: Db;
  readonly ids: Pick<Ids, 'uuid'>;
}

/** The next commit of an operation, certifying or taking back. Answers whether there is nothing left to do. */
export async function goOnOnce({ db, ids }: GoOnPorts, key: OperationKey, now: number): Promise<boolean> {
  const { outcome } = await replan(db, async () => {
    const view = remember(db);
    const running = await loadStepFacts(view, key, now);
    if (running) return certifyStep(running, ids.uuid);
    const undoing = await loadUndoFacts(view, key, now);
    return undoing ? undoStep(undoing, ids.uuid) : NOTHING;
  });
  return outcome.last;
}

/** Works an operation off. Where somebody else is at it too and always faster, she does the rest. @param now of each commit */
export async function goOn(ports: GoOnPorts, key: OperationKey, now: () => number): Promise<void> {
  try {
    while (!(await goOnOnce(ports, key, now())));
  } catch (error) {
    if (!(error instanceof ConstraintError)) throw error;
  }
}
