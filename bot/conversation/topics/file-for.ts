import type { Move, Turn } from '../turn.ts';
import { knownPerson } from './gate.ts';

/** `ส่งรายงานแทน`: the way to the page where head volunteers and staff do it. Names never stand in a chat's list. */
export function fileFor({ facts }: Turn): Move {
  const me = knownPerson(facts, 'other');
  if ('say' in me) return { notices: [me.say] };
  return { notices: [facts.files ? { notice: 'file-for', args: facts.files } : { notice: 'cannot-file', args: {} }] };
}
