import { candidateMonths } from '../../../shared/calendar/deadlines.ts';
import type { Move, Turn } from '../turn.ts';
import { knownPerson } from './gate.ts';

/** Her reports of the last months, and the month that still waits for her. */
export function myReports({ facts }: Turn): Move {
  const me = knownPerson(facts, 'my-reports');
  if ('say' in me) return { notices: [me.say] };
  const sent = new Set(facts.mine.map(({ month }) => month));
  const missing = me.reports ? (candidateMonths(facts.now).find((month) => !sent.has(month)) ?? null) : null;
  return { notices: [{ notice: 'my-reports', args: { reports: facts.mine, missing } }] };
}
