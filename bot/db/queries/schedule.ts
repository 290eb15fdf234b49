import { sql } from 'kysely';
import { statement } from '../statement.ts';

export const scheduleRows = statement('schedule.rows', (q, _: Record<never, never>) =>
  q
    .selectFrom('schedule')
    .select(['name', 'next_at', 'lease_until', 'lease', 'last_at', 'failures', 'error'])
    .orderBy('name'),
);

/** A kind of work that this store has not seen. Two schedulers may try: the first one's row stays. */
export const addToSchedule = statement('schedule.add', (q, p: { name: string; nextAt: number }) =>
  q
    .insertInto('schedule')
    .values({
      name: p.name,
      next_at: p.nextAt,
      lease_until: 0,
      lease: null,
      state: null,
      last_at: null,
      failures: 0,
      error: null,
    })
    .onConflict((oc) => oc.column('name').doNothing()),
);

type Seen = { name: string; nextAt: number; seenLease: string; seenUntil: number };

/** Takes a row, or doubts who holds it, unless somebody changed it since it was read. `seenLease`: '' for nobody. */
export const leaseSchedule = statement('schedule.lease', (q, p: Seen & { lease: string; until: number }) =>
  q
    .updateTable('schedule')
    .set({ lease: p.lease, lease_until: p.until })
    .where('name', '=', p.name)
    .where('next_at', '=', p.nextAt)
    .where('lease_until', '=', p.seenUntil)
    .where(sql<string>`coalesce(lease, '')`, '=', p.seenLease),
);

/** A runner says that it is alive; whoever doubted it sees its own name again. No row: it has lost the work. */
export const renewSchedule = statement(
  'schedule.renew',
  (q, p: { name: string; lease: string; doubted: string; until: number }) =>
    q
      .updateTable('schedule')
      .set({ lease: p.lease, lease_until: p.until })
      .where('name', '=', p.name)
      .where('lease', 'in', [p.lease, p.doubted]),
);

/** The work is over, well or badly. */
export const endSchedule = statement(
  'schedule.end',
  (
    q,
    p: {
      name: string;
      lease: string;
      doubted: string;
      nextAt: number;
      lastAt: number;
      failures: number;
      error: string | null;
    },
  ) =>
    q
      .updateTable('schedule')
      .set({
        lease: null,
        lease_until: 0,
        next_at: p.nextAt,
        last_at: p.lastAt,
        failures: p.failures,
        error: p.error,
      })
      .where('name', '=', p.name)
      .where('lease', 'in', [p.lease, p.doubted]),
);

/** Brings forward what a clock that was ahead had put off. */
export const pullSchedule = statement('schedule.pull', (q, p: { name: string; seen: number; nextAt: number }) =>
  q
    .updateTable('schedule')
    .set({ next_at: p.nextAt })
    .where('name', '=', p.name)
    .where('next_at', '=', p.seen)
    .where('lease', 'is', null),
);
