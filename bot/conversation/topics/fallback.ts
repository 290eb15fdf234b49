import { type Move, type Turn, unitOf } from '../turn.ts';

/** After so many misses in a row we stop asking and offer another way (quality.md §1, no. 17). */
const MISSES = 3;

export function isThirdMiss({ conversation }: Turn): boolean {
  return conversation.misses + 1 >= MISSES;
}

/** Words that we do not understand outside a report. */
export function notUnderstood(turn: Turn): Move {
  if (isThirdMiss(turn)) return giveUp(turn);
  const { talk } = turn.conversation;
  if (talk.topic === 'registration') return { notices: [{ notice: 'not-a-code', args: {} }], missed: true };
  if (turn.facts.me === null)
    return { notices: [{ notice: 'must-register', args: { wanted: 'other' } }], missed: true };
  return { notices: [{ notice: 'not-understood', args: { inReport: false } }], missed: true };
}

/** The form or a person; the count starts again. */
export function giveUp({ facts }: Turn): Move {
  return { notices: [{ notice: 'three-misses', args: { unit: unitOf(facts.me) } }] };
}
