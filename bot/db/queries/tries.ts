import { sql } from 'kysely';
import { TRY_LIMITS, type TryKind, waitAfter } from '../../../shared/people/tries.ts';
import { statement } from '../statement.ts';

interface Taken {
  readonly key: string;
  readonly at: number;
  /** Misses that began before this are forgotten. */
  readonly forgotten: number;
}

/**
 * Counts a try as a miss before it is judged, if none is to be waited for: then it changes one row, else none. One
 * statement, so that a hundred tries at the same moment are a hundred and not one.
 */
const take = (kind: TryKind) =>
  statement(`tries.take-${kind}`, (q, p: { [Name in keyof Taken]: Taken[Name] }) =>
    q
      .insertInto('throttle')
      .values({ key: p.key, failures: 1, since: p.at, blocked_until: 0 })
      .onConflict((conflict) =>
        conflict
          .column('key')
          .doUpdateSet({
            failures: sql<number>`case when throttle.since < ${p.forgotten} then 1 else throttle.failures + 1 end`,
            since: sql<number>`case when throttle.since < ${p.forgotten} then ${p.at} else throttle.since end`,
            blocked_until: sql<number>`case when throttle.since < ${p.forgotten} then 0 ${laterWaits(kind, p.at)} end`,
          })
          .where(sql<boolean>`throttle.blocked_until <= ${p.at}`),
      ),
  );

function laterWaits(kind: TryKind, at: number) {
  const limit = TRY_LIMITS[kind];
  const misses = Array.from({ length: limit.waits.length - 1 }, (_, index) => limit.free + index + 1);
  const whens = misses.map(
    (miss) =>
      sql`when throttle.failures + 1 = ${sql.lit(miss)} then cast(${at} as bigint) + ${sql.lit(waitAfter(limit, miss))}`,
  );
  const longest = sql.lit(limit.waits.at(-1) ?? 0);
  return sql`when throttle.failures < ${sql.lit(limit.free)} then 0 ${sql.join(whens, sql` `)} else cast(${at} as bigint) + ${longest}`;
}

export const takeTry = { user: take('user'), address: take('address'), all: take('all') } as const;

/** A try that was no miss: it counts no more, nor does the wait that it would have begun. */
export const giveBackTry = statement('tries.give-back', (q, p: { key: string }) =>
  q
    .updateTable('throttle')
    .set((eb) => ({ failures: eb('failures', '-', 1), blocked_until: 0 }))
    .where('key', '=', p.key)
    .where('failures', '>', 0),
);
