import type { Move, Turn } from '../turn.ts';
import { knownPerson } from './gate.ts';

/** The last entries; the whole book stands in the mini-app. */
const SHOWN = 5;

/** The bank book. */
export function points({ facts }: Turn): Move {
  const me = knownPerson(facts, 'points');
  if ('say' in me) return { notices: [me.say] };
  // Who never had a point and earns none has no book to open.
  if (!me.reports && !facts.points?.entries.length) return { notices: [{ notice: 'no-points', args: {} }] };
  const book = facts.points ?? { balance: 0, debt: 0, pending: 0, streak: 0, expiring: [], entries: [] };
  const args = { ...book, entries: book.entries.slice(0, SHOWN), expiring: book.expiring.slice(0, 1), name: me.name };
  return { notices: [{ notice: 'points', args }] };
}
