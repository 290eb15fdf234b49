import { sql } from 'kysely';
import { statement } from '../statement.ts';

export const budgetOf = statement('budget.of-month', (q, p: { month: string }) =>
  q.selectFrom('message_budget').selectAll().where('month', '=', p.month),
);

/** The latest one before a month. */
export const budgetBefore = statement('budget.before', (q, p: { month: string }) =>
  q.selectFrom('message_budget').selectAll().where('month', '<', p.month).orderBy('month', 'desc').limit(1),
);

/** A month's first row; touches nothing when there is one. */
export const openBudget = statement(
  'budget.open',
  (q, p: { month: string; plan: string; messages: number; baht: number; most: number; at: number }) =>
    q
      .insertInto('message_budget')
      .values({
        month: p.month,
        plan: p.plan,
        messages: p.messages,
        baht: p.baht,
        most: p.most,
        reserved: 0,
        set_at: p.at,
      })
      .onConflict((conflict) => conflict.column('month').doNothing()),
);

/** What is spoken for stays spoken for: `most` never falls below it. */
export const changeBudget = statement(
  'budget.change',
  (q, p: { month: string; plan: string; messages: number; baht: number; most: number; at: number }) =>
    q
      .updateTable('message_budget')
      .set({
        plan: p.plan,
        messages: p.messages,
        baht: p.baht,
        most: sql<number>`case when reserved > ${p.most} then reserved else ${p.most} end`,
        set_at: p.at,
      })
      .where('month', '=', p.month),
);

export const quotaOf = statement('budget.quota-of-month', (q, p: { month: string }) =>
  q.selectFrom('message_quota').selectAll().where('month', '=', p.month),
);

/** People whom started waves have yet to write to: they will take their share of the same budget. */
export const awaitedPeople = statement('budget.awaited-people', (q, _: Record<never, never>) =>
  q
    .selectFrom('wave')
    .innerJoin('wave_chunk as c', 'c.wave_id', 'wave.id')
    .select(sql<number>`coalesce(sum(c.people), 0)`.as('people'))
    .where('wave.state', 'in', ['running', 'paused', 'stopped'])
    .where('c.state', '=', 'waiting')
    .where('c.frozen_at', 'is', null),
);
