import { setThrottle } from '../../db/queries/directory.ts';
import type { Plan } from '../plan.ts';

/** Source: our own choice. Guessing 8 characters at this pace takes for ever; a person who mistypes waits minutes at most. */
const FREE_TRIES = 4;
const FIRST_WAIT = 60_000;
const LONGEST_WAIT = 3_600_000;
const FORGOTTEN_AFTER = 24 * 3_600_000;

export interface Throttle {
  readonly failures: number;
  readonly since: number;
  readonly blocked_until: number;
}

export const throttleKey = (lineUserId: string) => `code:${lineUserId}`;

/** A wrong code is counted; from the fifth within a day the next try has to wait, twice as long each time. */
export function countMiss(
  facts: { readonly now: number; readonly throttle: Throttle | null },
  input: { readonly lineUserId: string },
): Plan<{ retryAt: number | null }> {
  const { now } = facts;
  const fresh = !facts.throttle || now - facts.throttle.since > FORGOTTEN_AFTER;
  const failures = fresh ? 1 : facts.throttle.failures + 1;
  const wait = failures > FREE_TRIES ? Math.min(FIRST_WAIT * 2 ** (failures - FREE_TRIES - 1), LONGEST_WAIT) : 0;
  const blockedUntil = wait > 0 ? now + wait : 0;
  const since = fresh ? now : facts.throttle.since;
  return {
    statements: [setThrottle({ key: throttleKey(input.lineUserId), failures, since, blockedUntil })],
    outcome: { retryAt: wait > 0 ? blockedUntil : null },
  };
}
