import type { Move, Turn } from '../turn.ts';
import { knownPerson } from './gate.ts';

/** `รายชื่อค้างส่ง`, `ตรวจรายงาน`: how many, and the way to the page that says who. Names and phones never stand in a chat. */
export function forStaff({ facts }: Turn, notice: 'call-list' | 'review'): Move {
  const me = knownPerson(facts, 'other');
  if ('say' in me) return { notices: [me.say] };
  return { notices: [facts.calls ? { notice, args: facts.calls } : { notice: 'staff-only', args: {} }] };
}
