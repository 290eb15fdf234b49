import type { ReminderLevel } from './choices.ts';

/** Why a paid reminder does not reach somebody, in the order in which they are judged. */
export const UNREACHED = ['no-smartphone', 'never-linked', 'blocked', 'refused', 'menu-only'] as const;
export type Unreached = (typeof UNREACHED)[number];

export interface ReachFacts {
  /** 0: staff know that she has none; null: nobody has said. */
  readonly smartphone: number | null;
  readonly linked: boolean;
  /** When she blocked us, and when LINE did not know her id any more, ms; null: she has not, it does. */
  readonly blockedAt: number | null;
  readonly refusedAt: number | null;
  readonly level: ReminderLevel | null;
  readonly chosenAt: number | null;
}

/** @param since ms, where it is known */
export interface OutOfReach {
  readonly why: Unreached;
  readonly since: number | null;
}

/** Null: a reminder reaches her. Somebody without a smartphone who is linked (her child's phone) is reached as anybody. */
export function outOfReach(facts: ReachFacts): OutOfReach | null {
  const reason = lineReason(facts);
  return reason && facts.smartphone === 0 ? { why: 'no-smartphone', since: null } : reason;
}

function lineReason({ linked, blockedAt, refusedAt, level, chosenAt }: ReachFacts): OutOfReach | null {
  if (!linked) return { why: 'never-linked', since: null };
  if (blockedAt !== null) return { why: 'blocked', since: blockedAt };
  if (refusedAt !== null) return { why: 'refused', since: refusedAt };
  return level === 'menu' ? { why: 'menu-only', since: chosenAt } : null;
}
