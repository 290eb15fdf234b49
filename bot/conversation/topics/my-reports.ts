import { missingMonth } from '../months.ts';
import type { Move, Turn } from '../turn.ts';
import { knownPerson, NOT_A_REPORTER } from './gate.ts';

/** Her reports of the last months, and the month that still waits for her. */
export function myReports({ facts }: Turn): Move {
  const me = knownPerson(facts, 'my-reports');
  if ('say' in me) return { notices: [me.say] };
  if (!me.reports && facts.mine.length === 0) return { notices: [NOT_A_REPORTER] };
  return { notices: [{ notice: 'my-reports', args: { reports: facts.mine, missing: missingMonth(facts) } }] };
}
