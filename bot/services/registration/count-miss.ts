import { TRY_LIMITS, waitAfter } from '../../../shared/people/tries.ts';
import { setThrottle } from '../../db/queries/directory.ts';
import type { Plan } from '../plan.ts';

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
  const fresh = !facts.throttle || now - facts.throttle.since > TRY_LIMITS.user.window;
  const failures = fresh ? 1 : facts.throttle.failures + 1;
  const wait = waitAfter(TRY_LIMITS.user, failures);
  const blockedUntil = wait > 0 ? now + wait : 0;
  const since = fresh ? now : facts.throttle.since;
  return {
    statements: [setThrottle({ key: throttleKey(input.lineUserId), failures, since, blockedUntil })],
    outcome: { retryAt: wait > 0 ? blockedUntil : null },
  };
}
