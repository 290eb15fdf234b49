import { parseArgs } from 'node:util';
import { isProblem } from '../../shared/api/problems.ts';
import type { Month } from '../../shared/calendar/months.ts';
import { billingMonth, PRICE_PLANS, pricePlan } from '../../shared/reminders/money.ts';
import { type Db, one } from '../db/db.ts';
import { budgetBefore, budgetOf } from '../db/queries/budget.ts';
import { type Budget, ensureBudget, setBudget } from '../services/wave/budget.ts';
import type { Command } from './command.ts';
import { grouped, monthNamed, wholeNumber } from './read.ts';
import { withStore } from './store.ts';

const text = { type: 'string' } as const;
const PLANS = [...new Set(PRICE_PLANS.map(({ name }) => name))].join(', ');

export const budget: Command = {
  usage: 'budget [--month M] [--plan P --messages N --baht N]',
  does: 'what pushes of a month may cost; no push leaves without',
  run: (args, { env, now, say }) =>
    withStore(env, async (db) => {
      const { values } = parseArgs({ args, options: { month: text, plan: text, messages: text, baht: text } });
      const month = values.month === undefined ? billingMonth(now) : monthNamed('month', values.month, now);
      const messages = wholeNumber('messages', values.messages, 0);
      const baht = wholeNumber('baht', values.baht, 0);
      if (values.plan === undefined && messages === undefined && baht === undefined)
        return say(await told(db, month, now));
      for (const line of await changed(db, { plan: values.plan, messages, baht }, month, now)) say(line);
    }),
};

/** The month that runs takes over the last one's; a look at another must not settle what nobody has decided yet. */
async function told(db: Db, month: Month, now: number): Promise<string> {
  const today = billingMonth(now);
  const own = month === today ? await ensureBudget(db, month, now) : await one(db, budgetOf({ month }));
  if (own) return inWords(own);
  if (month < today) return `${month} had none`;
  if (await one(db, budgetBefore({ month })))
    return `${month} has none of its own: unless one is set, it takes over the last one's when it begins`;
  throw new Error(`${month} has none, so nothing is pushed: set --plan (${PLANS}), --messages and --baht`);
}

async function changed(db: Db, wanted: Wanted, month: Month, now: number): Promise<string[]> {
  if (month < billingMonth(now)) throw new Error(`--month: ${month} is over, nothing more is sent in it`);
  const before = (await one(db, budgetOf({ month }))) ?? (await one(db, budgetBefore({ month })));
  const set = await setBudget(db, { ...completed(wanted, before), month, now });
  if (isProblem(set)) throw new Error(`--plan: one of ${PLANS}`);
  const lines = [inWords(set)];
  if (set.messages < set.reserved)
    lines.push(`warning: ${grouped(set.reserved)} are spoken for already and stay so; nothing more leaves`);
  return lines;
}

type Allowed = Pick<Budget, 'plan' | 'messages' | 'baht'>;
type Wanted = { readonly [K in keyof Allowed]: Allowed[K] | undefined };

/** What is not said stays as it was. */
function completed(wanted: Wanted, before: Allowed | null): Allowed {
  const plan = wanted.plan ?? before?.plan;
  const messages = wanted.messages ?? before?.messages;
  const baht = wanted.baht ?? before?.baht;
  if (plan === undefined || messages === undefined || baht === undefined)
    throw new Error(`--plan (${PLANS}), --messages and --baht: all three, the first time`);
  return { plan, messages, baht };
}

/** What is allowed, and apart from it what comes of that: the plan, or what others sent in the account, may allow less. */
function inWords({ month, plan, messages, baht, most, reserved }: Budget): string {
  const sold = pricePlan(plan, month);
  const terms = sold
    ? ` (${grouped(sold.included)} included, ${sold.extraSatang === null ? 'no' : 'more'} for sale)`
    : '';
  const limits = `at most ${grouped(messages)} messages, ${grouped(baht)} baht for those beyond the included`;
  const pushes = `${grouped(most)} pushes, ${grouped(reserved)} spoken for, ${grouped(most - reserved)} left`;
  return `${month}: plan ${plan}${terms}; ${limits}. That makes ${pushes}`;
}
