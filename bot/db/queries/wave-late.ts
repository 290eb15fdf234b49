import { type SqlBool, sql } from 'kysely';
import { statement } from '../statement.ts';
import { type HeldKey, held } from './wave-attempt.ts';

/** One for all processes. Its blocked_until is when all that was let out late has been paid for by waiting. */
const KEY = sql.lit('waves:late');

/** Room for a late chunk: ms of time. `latest`: where blocked_until may stand at most; beyond `absurd` a clock was ahead. */
export type LateRoom = { latest: number; absurd: number };

/** The condition that what was let out before leaves no room. */
export const lateIsFull = (p: LateRoom) => sql<SqlBool>`exists (
  select 1 from throttle
  where throttle.key = ${KEY} and throttle.blocked_until > ${p.latest} and throttle.blocked_until <= ${p.absurd})`;

export const openLate = statement('wave-late.open', (q, p: { at: number }) =>
  q
    .insertInto('throttle')
    .values({ key: sql<string>`${KEY}`, failures: 0, since: p.at, blocked_until: 0 })
    .onConflict((conflict) => conflict.column('key').doNothing()),
);

/** After a late chunk was frozen, in the same commit. */
export const spendLate = statement('wave-late.spend', (q, p: HeldKey & { at: number; cost: number; absurd: number }) =>
  q
    .updateTable('throttle')
    .set({
      since: p.at,
      blocked_until: sql<number>`cast(${p.cost} as bigint) + case
          when blocked_until > ${p.at} and blocked_until <= ${p.absurd} then blocked_until
          else cast(${p.at} as bigint) end`,
    })
    .where('key', '=', sql<string>`${KEY}`)
    .where(held(q, p)),
);
