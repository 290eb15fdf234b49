import { type RawBuilder, sql } from 'kysely';
import { statement } from '../statement.ts';

export const accountOf = statement('points.account', (q, p: { unitId: string; personId: string }) =>
  q
    .selectFrom('point_account')
    .select(['balance', 'debt'])
    .where('unit_id', '=', p.unitId)
    .where('person_id', '=', p.personId),
);

export const ledgerOf = statement('points.ledger', (q, p: { unitId: string; personId: string }) =>
  q
    .selectFrom('ledger_entry')
    .select(['id', 'points', 'reason', 'month', 'at', 'due_at'])
    .where('unit_id', '=', p.unitId)
    .where('person_id', '=', p.personId)
    .orderBy('at')
    .orderBy('id'),
);

/** What a row of the bank book tells: `on-time` and `late` each of one report, the others as in the account and its ledger. */
type BookKind = 'balance' | 'debt' | 'pending' | 'entry' | 'on-time' | 'late';

/** The columns of a row that is no entry. */
const told = (kind: RawBuilder<BookKind>, points: RawBuilder<number>, month = sql<string | null>`cast(null as text)`) =>
  [
    kind.as('kind'),
    sql<string>`''`.as('id'),
    points.as('points'),
    sql<string>`''`.as('reason'),
    month.as('month'),
    sql<number>`cast(0 as bigint)`.as('at'),
    sql<number | null>`cast(null as bigint)`.as('due_at'),
  ] as const;

/**
 * The whole bank book by one query, since at month-end everybody looks: a row for each thing that it tells, in no order.
 * `pending` is what submitted reports would pay if they were certified; of the newest `months` reports, which were in time.
 */
export const bookRows = statement('points.book', (q, p: { unitId: string; personId: string; months: number }) => {
  const account = q.selectFrom('point_account').where('unit_id', '=', p.unitId).where('person_id', '=', p.personId);
  const reports = q.selectFrom('report').where('unit_id', '=', p.unitId).where('person_id', '=', p.personId);
  const newest = reports.select(['month', 'on_time']).orderBy('month', 'desc').limit(p.months).as('newest');
  return account
    .select(told(sql`'balance'`, sql`balance`))
    .unionAll(account.select(told(sql`'debt'`, sql`debt`)))
    .unionAll(
      reports
        .where('state', 'in', ['submitted', 'returned'])
        .select(told(sql`'pending'`, sql`cast(coalesce(sum(points), 0) as bigint)`)),
    )
    .unionAll(
      q
        .selectFrom(newest)
        .select(told(sql`case when on_time = 1 then 'on-time' else 'late' end`, sql`cast(0 as bigint)`, sql`month`)),
    )
    .unionAll(
      q
        .selectFrom('ledger_entry')
        .select([sql<BookKind>`'entry'`.as('kind'), 'id', 'points', 'reason', 'month', 'at', 'due_at'])
        .where('unit_id', '=', p.unitId)
        .where('person_id', '=', p.personId),
    );
});

/** A credit pays the debt first; computed in SQL, so that two credits at once both count. */
export const creditAccount = statement(
  'points.credit',
  (q, p: { unitId: string; personId: string; points: number; dueAt: number | null }) =>
    q
      .insertInto('point_account')
      .values({ unit_id: p.unitId, person_id: p.personId, balance: p.points, debt: 0, seq: 1, due_at: p.dueAt })
      .onConflict((conflict) =>
        conflict.columns(['unit_id', 'person_id']).doUpdateSet({
          balance: sql<number>`point_account.balance + case when point_account.debt >= excluded.balance then 0 else excluded.balance - point_account.debt end`,
          debt: sql<number>`case when point_account.debt >= excluded.balance then point_account.debt - excluded.balance else 0 end`,
          seq: sql<number>`point_account.seq + 1`,
          due_at: sql<number>`case when point_account.due_at <= coalesce(excluded.due_at, point_account.due_at) then point_account.due_at else excluded.due_at end`,
        }),
      ),
);

/** Makes sure that there is a row to debit: without it, a debit beside the very first credit would touch nothing. */
export const ensureAccount = statement('points.ensure-account', (q, p: { unitId: string; personId: string }) =>
  q
    .insertInto('point_account')
    .values({ unit_id: p.unitId, person_id: p.personId, balance: 0, debt: 0, seq: 0, due_at: null })
    .onConflict((conflict) => conflict.columns(['unit_id', 'person_id']).doNothing()),
);

/** Must follow ensureAccount. A balance below zero trips the CHECK and undoes the commit. */
export const debitAccount = statement('points.debit', (q, p: { unitId: string; personId: string; points: number }) =>
  q
    .updateTable('point_account')
    .set((eb) => ({ balance: eb('balance', '-', p.points), seq: eb('seq', '+', 1) }))
    .where('unit_id', '=', p.unitId)
    .where('person_id', '=', p.personId),
);

/** Must follow ensureAccount. What the balance does not hold becomes debt. */
export const takeFromAccount = statement('points.take', (q, p: { unitId: string; personId: string; points: number }) =>
  q
    .updateTable('point_account')
    .set({
      balance: sql<number>`case when balance >= ${p.points} then balance - ${p.points} else 0 end`,
      debt: sql<number>`debt + case when balance >= ${p.points} then 0 else ${p.points} - balance end`,
      seq: sql<number>`seq + 1`,
    })
    .where('unit_id', '=', p.unitId)
    .where('person_id', '=', p.personId),
);

export const addLedgerEntry = statement(
  'points.add-entry',
  (
    q,
    p: {
      unitId: string;
      id: string;
      personId: string;
      points: number;
      reason: string;
      reasonKey: string;
      month: string | null;
      at: number;
      dueAt: number | null;
    },
  ) =>
    q.insertInto('ledger_entry').values({
      unit_id: p.unitId,
      id: p.id,
      person_id: p.personId,
      points: p.points,
      reason: p.reason,
      reason_key: p.reasonKey,
      month: p.month,
      at: p.at,
      due_at: p.dueAt,
    }),
);

/** Accounts whose two columns are not the fold of their ledger. Must answer no row, ever. */
export const unfoldedAccounts = statement('points.unfolded', (q, _: Record<never, never>) =>
  q
    .selectFrom('point_account as a')
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('ledger_entry')
          .select(['unit_id', 'person_id', sql<number>`cast(sum(points) as bigint)`.as('total')])
          .groupBy(['unit_id', 'person_id'])
          .as('l'),
      (join) => join.onRef('l.unit_id', '=', 'a.unit_id').onRef('l.person_id', '=', 'a.person_id'),
    )
    .select([
      'a.unit_id',
      'a.person_id',
      'a.balance',
      'a.debt',
      sql<number>`cast(coalesce(l.total, 0) as bigint)`.as('total'),
    ])
    .where(sql<boolean>`a.balance - a.debt <> coalesce(l.total, 0)`),
);

/** How many accounts one step of the expiry looks at. It stands in the SQL, where PostgreSQL plans by it. */
export const EXPIRY_STEP = 20;

/** Accounts with credits that fell due and whose expiry is not booked yet, in order, behind the one that is named. */
export const expiryDue = statement(
  'points.expiry-due',
  (q, p: { at: number; afterDue: number; afterUnit: string; afterPerson: string }) =>
    q
      .selectFrom('point_account')
      .select(['unit_id', 'person_id', sql<number>`due_at`.as('due_at')])
      .where('due_at', '<=', p.at)
      .where(sql<boolean>`(due_at, unit_id, person_id) > (${p.afterDue}, ${p.afterUnit}, ${p.afterPerson})`)
      .orderBy('due_at')
      .orderBy('unit_id')
      .orderBy('person_id')
      .limit(sql.lit(EXPIRY_STEP)),
);

/** Read before the ledger: when `seq` still holds at the commit, the ledger is what was read. */
export const accountDue = statement('points.account-due', (q, p: { unitId: string; personId: string }) =>
  q
    .selectFrom('point_account')
    .select(['seq', 'due_at'])
    .where('unit_id', '=', p.unitId)
    .where('person_id', '=', p.personId),
);

/** Moves on to the next due date. An account that changed since `seq` trips the CHECK and undoes the commit. */
export const moveDue = statement(
  'points.move-due',
  (q, p: { unitId: string; personId: string; seq: number; dueAt: number | null }) =>
    q
      .updateTable('point_account')
      .set({ balance: sql<number>`case when seq = ${p.seq} then balance else -1 end`, due_at: p.dueAt })
      .where('unit_id', '=', p.unitId)
      .where('person_id', '=', p.personId),
);

/**
 * Accounts of a unit that hold something, though she keeps her bank book in another one, and in which: that of her post of a
 * month, else of her newest (services/points/book).
 */
export const strayAccounts = statement('points.stray', (q, p: { unitId: string; month: string }) =>
  q
    .selectFrom(
      q
        .selectFrom('point_account as a')
        .select('a.person_id')
        .select((eb) =>
          eb
            .selectFrom('assignment as m')
            .select('m.area_id')
            .whereRef('m.person_id', '=', 'a.person_id')
            .where('m.role', '=', 'volunteer')
            .orderBy(
              sql`case when m.from_month <= ${p.month} and coalesce(m.to_month, ${p.month}) >= ${p.month} then 0 else 1 end`,
            )
            .orderBy('m.from_month', 'desc')
            .limit(1)
            .as('home'),
        )
        .where('a.unit_id', '=', p.unitId)
        .where(sql<boolean>`a.balance + a.debt > 0`)
        .as('s'),
    )
    .select(['s.person_id', sql<string>`s.home`.as('home')])
    .where('s.home', '<>', p.unitId),
);
