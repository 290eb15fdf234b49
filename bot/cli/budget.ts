import { parseArgs } from 'node:util';
import { isProblem } from '../../shared/api/problems.ts';
import type { Month } from '../../shared/calendar/months.ts';
import { billingMonth, PRICE_PLANS, pricePlan } from '../../shared/reminders/money.ts';
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
      const today = billingMonth(now);
      const month = values.month === undefined ? today : monthNamed('month', values.month, now);
      const messages = wholeNumber('messages', values.messages, 0);
      const baht = wholeNumber('baht', values.baht, 0);
      const isAsked = values.plan === undefined && messages === undefined && baht === undefined;
      if (!isAsked && month < today) throw new Error(`--month: ${month} is over, nothing more is sent in it`);
      const before = await ensureBudget(db, month, now);
      if (isAsked) {
        if (!before) throw new Error(noneYet(month, today));
        return say(inWords(before));
      }
      const wanted = { plan: values.plan, messages, baht };
      const set = await setBudget(db, { ...completed(wanted, before), month, now });
      if (isProblem(set)) throw new Error(`--plan: one of ${PLANS}`);
      say(inWords(set));
      if (set.messages < set.reserved)
        say(`warning: ${grouped(set.reserved)} are spoken for already and stay so; nothing more leaves`);
    }),
};

type Allowed = Pick<Budget, 'plan' | 'messages' | 'baht'>;

/** What is not said stays as it was. */
function completed(wanted: { [K in keyof Allowed]: Allowed[K] | undefined }, before: Budget | null): Allowed {
  const plan = wanted.plan ?? before?.plan;
  const messages = wanted.messages ?? before?.messages;
  const baht = wanted.baht ?? before?.baht;
  if (plan === undefined || messages === undefined || baht === undefined)
    throw new Error(`--plan (${PLANS}), --messages and --baht: all three, the first time`);
  return { plan, messages, baht };
}

const noneYet = (month: Month, today: Month) =>
  month < today
    ? `${month} had none`
    : `${month} has none, so nothing is pushed: set --plan (${PLANS}), --messages and --baht`;

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
