import { type Problem, problem } from '../../../shared/api/problems.ts';
import { TRY_LIMITS, type TryKind } from '../../../shared/people/tries.ts';
import { type Db, one } from '../../db/db.ts';
import { throttleOf } from '../../db/queries/directory.ts';
import { giveBackTry, takeTry } from '../../db/queries/tries.ts';
import { throttleKey } from './count-miss.ts';

/** One counter that a try must pass, and is counted by. */
export interface Counter {
  readonly kind: TryKind;
  readonly key: string;
}

/** A code: per LINE user, on the same counter as in chat. Codes are too many to guess from many accounts. */
export const codeCounters = (lineUserId: string): Counter[] => [{ kind: 'user', key: throttleKey(lineUserId) }];

/** An id: it can be known of somebody, and birth dates are few. @param network a hash of where it comes from, if that tells anything */
export const identityCounters = (lineUserId: string, network: string | null): Counter[] => [
  ...codeCounters(lineUserId),
  ...(network === null ? [] : [{ kind: 'address' as const, key: `identity:${network}` }]),
  { kind: 'all', key: 'identity' },
];

/**
 * Looks something up that may not be guessed. The try is counted as a miss first, in a commit of its own, and taken back
 * when something was found; so neither a crash nor a hundred tries at once make it free. Null = not found.
 */
export async function tryToFind<T>(
  db: Db,
  counters: readonly Counter[],
  now: number,
  find: () => Promise<T | null>,
): Promise<T | Problem<'too-many-tries'> | null> {
  const blocked = await blockedUntil(db, counters, now);
  if (blocked !== null) return problem('too-many-tries', { retryAt: blocked });
  const takes = counters.map(({ kind, key }) =>
    takeTry[kind]({ key, at: now, forgotten: now - TRY_LIMITS[kind].window }),
  );
  const taken = await db.commit(takes);
  if (taken.some(({ changes }) => changes === 0)) {
    return problem('too-many-tries', { retryAt: (await blockedUntil(db, counters, now)) ?? now });
  }
  const found = await find();
  if (found !== null) await db.commit(counters.map(({ key }) => giveBackTry({ key })));
  return found;
}

async function blockedUntil(db: Db, counters: readonly Counter[], now: number): Promise<number | null> {
  const rows = await Promise.all(counters.map(({ key }) => one(db, throttleOf({ key }))));
  const until = Math.max(0, ...rows.map((row) => row?.blocked_until ?? 0));
  return until > now ? until : null;
}
