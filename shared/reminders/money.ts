import { BANGKOK_OFFSET, type Month, monthAt } from '../calendar/months.ts';

/** A plan of LINE Thailand's price list. Satang are a hundredth of a baht, so that sums stay whole. */
export interface PricePlan {
  readonly name: string;
  /** First month that the price holds for. */
  readonly from: Month;
  readonly feeBaht: number;
  readonly included: number;
  /** For each message beyond those; null: none can be bought. */
  readonly extraSatang: number | null;
  readonly source: string;
}

const SOURCE =
  'line-platform.md §2.7, effective 1 Aug 2024, six third-party notes agree; to confirm with LINE Thailand';

/** Oldest first. A new price list is more rows. */
export const PRICE_PLANS: readonly PricePlan[] = [
  { name: 'free', from: '2024-08', feeBaht: 0, included: 300, extraSatang: null, source: SOURCE },
  { name: 'basic', from: '2024-08', feeBaht: 1280, included: 15_000, extraSatang: 10, source: SOURCE },
  { name: 'pro', from: '2024-08', feeBaht: 1780, included: 35_000, extraSatang: 6, source: SOURCE },
];

/** Prices are without it. Source: as above. */
const VAT = { percent: 7, source: SOURCE };

/** LINE counts a month by UTC+9 in its statistics (line-platform.md §2.5, §9.3), so we count so too. */
const LINE_OFFSET = 9 * 60 * 60 * 1000;

/** The month whose quota a message of this instant is taken from. Quiet hours keep pushes away from both midnights. */
export function billingMonth(now: number): Month {
  return monthAt(now + LINE_OFFSET - BANGKOK_OFFSET);
}

/** The plan as it is sold in a month; null: there is none of that name. */
export function pricePlan(name: string, month: Month): PricePlan | null {
  return PRICE_PLANS.findLast((plan) => plan.name === name && plan.from <= month) ?? null;
}

/** Baht for `more` messages after `used` of the month, without fee and tax; null: the plan does not sell them. */
export function bahtFor(plan: PricePlan, used: number, more: number): number | null {
  const beyond = Math.min(more, Math.max(0, used + more - plan.included));
  if (beyond === 0) return 0;
  return plan.extraSatang === null ? null : (beyond * plan.extraSatang) / 100;
}

/** The most messages that so many baht buy after `used` of the month, those that the plan includes with them. */
export function messagesFor(plan: PricePlan, used: number, baht: number): number {
  const free = Math.max(0, plan.included - used);
  return plan.extraSatang === null ? free : free + Math.floor((baht * 100) / plan.extraSatang);
}

export function withVat(baht: number): number {
  return Math.round(baht * (100 + VAT.percent)) / 100;
}

/** Baht for messages when all included ones are used up. Null: the plan is unknown or sells none. */
export function mostBaht(planName: string, month: Month, messages: number): number | null {
  const plan = pricePlan(planName, month);
  return plan && bahtFor(plan, plan.included, messages);
}
