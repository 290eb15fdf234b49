import { type Problem, problem } from '../../../shared/api/problems.ts';
import { isMonth, type Month } from '../../../shared/calendar/months.ts';
import { messagesFor, type PricePlan, pricePlan } from '../../../shared/reminders/money.ts';
import { type Db, one } from '../../db/db.ts';
import { budgetBefore, budgetOf, changeBudget, openBudget, quotaOf } from '../../db/queries/budget.ts';
import { audit } from '../audit.ts';
import type { Planned } from '../plan.ts';
import { runVerb } from '../run-verb.ts';

export interface Budget {
  readonly month: Month;
  readonly plan: string;
  /** What the operator allows: so many messages at most, and so many baht for those beyond the plan's own. */
  readonly messages: number;
  readonly baht: number;
  /** The smaller of both, in messages. */
  readonly most: number;
  /** Already spoken for. */
  readonly reserved: number;
}

export interface BudgetInput {
  readonly month: Month;
  /** A name of shared/reminders/money.ts. */
  readonly plan: string;
  readonly messages: number;
  readonly baht: number;
  readonly now: number;
}

/** Sets or changes a month's budget. @returns 'invalid-request' with the fields that are wrong */
export async function setBudget(db: Db, input: BudgetInput): Promise<Budget | Problem> {
  return runVerb(db, (view) => planBudget(view, input));
}

async function planBudget(db: Db, input: BudgetInput): Promise<Planned<Budget>> {
  const { month, plan: name, messages, baht, now } = input;
  const plan = isMonth(month) ? pricePlan(name, month) : null;
  const errors = [
    ...(isMonth(month) ? [] : [{ path: 'month', code: 'month' }]),
    ...(plan ? [] : [{ path: 'plan', code: 'unknown' }]),
    ...(isCount(messages) ? [] : [{ path: 'messages', code: 'count' }]),
    ...(isCount(baht) ? [] : [{ path: 'baht', code: 'count' }]),
  ];
  if (plan === null || errors.length > 0) return { ...problem('invalid-request'), errors };
  const reserved = (await one(db, budgetOf({ month })))?.reserved ?? 0;
  const most = mostOf(plan, { messages, baht }, await usedByOthers(db, month, reserved));
  const row = { month, plan: name, messages, baht, most, at: now };
  return {
    statements: [openBudget(row), changeBudget(row), ...noted(row, 'operator', 'budget.set')],
    outcome: { month, plan: name, messages, baht, most: Math.max(most, reserved), reserved },
  };
}

/**
 * The month's budget; a month without one takes over the latest earlier one, with nothing spoken for yet. Null: no
 * operator ever set one, so nothing may be sent.
 */
export async function ensureBudget(db: Db, month: Month, now: number): Promise<Budget | null> {
  const known = await one(db, budgetOf({ month }));
  if (known) return known;
  const before = await one(db, budgetBefore({ month }));
  const plan = before && pricePlan(before.plan, month);
  if (!before || !plan) return null;
  const { messages, baht } = before;
  const most = mostOf(plan, before, await usedByOthers(db, month, 0));
  const row = { month, plan: before.plan, messages, baht, most, at: now };
  await db.commit([openBudget(row), ...noted(row, 'system', 'budget.taken-over')]);
  return one(db, budgetOf({ month }));
}

/** After a new reading of LINE's figures: what others sent in this account meanwhile is no longer ours to send. */
export async function fitBudget(db: Db, month: Month): Promise<void> {
  const budget = await one(db, budgetOf({ month }));
  const plan = budget && pricePlan(budget.plan, month);
  if (!budget || !plan) return;
  const most = mostOf(plan, budget, await usedByOthers(db, month, budget.reserved));
  const { messages, baht, set_at: at } = budget;
  if (Math.max(most, budget.reserved) === budget.most) return;
  await db.commit([changeBudget({ month, plan: budget.plan, messages, baht, most, at })]);
}

function mostOf(plan: PricePlan, allowed: { messages: number; baht: number }, others: number): number {
  return Math.min(allowed.messages, messagesFor(plan, others, allowed.baht));
}

/** LINE's count less ours. Ours is never less than what LINE counts of it, since who blocked us costs nothing. */
async function usedByOthers(db: Db, month: Month, reserved: number): Promise<number> {
  const quota = await one(db, quotaOf({ month }));
  return Math.max(0, (quota?.used ?? 0) - reserved);
}

function noted(
  row: { month: Month; plan: string; messages: number; baht: number; most: number; at: number },
  actor: 'operator' | 'system',
  action: string,
) {
  const { month, at, ...detail } = row;
  return audit({ unitId: '-', at, actor, action, subject: `budget:${month}`, detail });
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
