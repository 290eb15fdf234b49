import { bahtFor, billingMonth, pricePlan, withVat } from '../../../shared/reminders/money.ts';
import { type Db, one } from '../../db/db.ts';
import { awaitedPeople, quotaOf } from '../../db/queries/budget.ts';
import { ensureBudget } from './budget.ts';

/** What a wave to so many people would cost, and whether there is room for all of it. */
export interface WavePrice {
  /** Null: no operator has set a budget, so nothing may be sent. */
  readonly plan: string | null;
  /** Messages that the plan includes in a month. */
  readonly included: number;
  /** Used of the month, as LINE last said or as we have spoken for, and by waves that are started and not yet through. */
  readonly used: number;
  /** Left of LINE's quota after those; null: LINE said no limit, or was not asked yet. */
  readonly left: number | null;
  /** For these people, without and with tax, without the plan's fee. Null: the plan does not sell that many. */
  readonly baht: number | null;
  readonly bahtWithVat: number | null;
  /** Messages that the budget still allows. */
  readonly budgetLeft: number;
  /** Budget and quota have room for all of it. */
  readonly fits: boolean;
  /** When LINE's figures were read, ms; null: never this month. */
  readonly quotaReadAt: number | null;
}

/** @param now decides the month that pays */
export async function priceOfWave(db: Db, people: number, now: number): Promise<WavePrice> {
  const month = billingMonth(now);
  const [budget, quota, awaited] = await Promise.all([
    ensureBudget(db, month, now),
    one(db, quotaOf({ month })),
    one(db, awaitedPeople({})),
  ]);
  const coming = Number(awaited?.people ?? 0);
  const used = Math.max(quota?.used ?? 0, budget?.reserved ?? 0) + coming;
  const left = quota && quota.kind === 'limited' ? Math.max(0, (quota.most ?? 0) - used) : null;
  const budgetLeft = budget ? Math.max(0, budget.most - budget.reserved - coming) : 0;
  const plan = budget && pricePlan(budget.plan, month);
  const baht = plan ? bahtFor(plan, used, people) : null;
  return {
    plan: budget?.plan ?? null,
    included: plan?.included ?? 0,
    used,
    left,
    baht,
    bahtWithVat: baht === null ? null : withVat(baht),
    budgetLeft,
    fits: people <= budgetLeft && (left === null || people <= left),
    quotaReadAt: quota?.read_at ?? null,
  };
}
