import type { Move, Turn } from '../turn.ts';
import { knownPerson } from './gate.ts';

/** `รายชื่อค้างส่ง`: how many, and the way to the page that says who. Names and phones never stand in a chat. */
export function callList({ facts }: Turn): Move {
  const me = knownPerson(facts, 'other');
  if ('say' in me) return { notices: [me.say] };
  return { notices: [facts.calls ? { notice: 'call-list', args: facts.calls } : { notice: 'staff-only', args: {} }] };
}
