import { isMonth } from '../../../shared/calendar/months.ts';
import type { Move, Settled, Turn } from '../turn.ts';
import type { Outcome } from '../types.ts';
import { knownPerson } from './gate.ts';

/** `ทักท้วง`: what somebody filed for her is not right. Typed alone it means the newest report that she did not file. */
export function objection({ facts }: Turn, arg: string | null): Move {
  const me = knownPerson(facts, 'my-reports');
  if ('say' in me) return { notices: [me.say] };
  const month = arg !== null && isMonth(arg) ? arg : null;
  return { intents: [{ verb: 'report.object', month }], notices: [] };
}

/** Staff know, or why there is nothing to object to. */
export function settleObjection(outcome: Extract<Outcome, { verb: 'report.object' }>): Settled {
  if (outcome.ok) return { notices: [{ notice: 'objected', args: { month: outcome.month } }] };
  const certified = outcome.problem === 'report-certified';
  return { notices: [{ notice: 'nothing-to-object', args: { certified } }] };
}
