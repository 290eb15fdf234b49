import { parseArgs } from 'node:util';
import { isProblem } from '../../shared/api/problems.ts';
import { PRICE_PLANS } from '../../shared/reminders/money.ts';
import { type Budget, ensureBudget, setBudget } from '../services/wave/budget.ts';
import type { Command } from './command.ts';
import { grouped, monthOr, wholeNumber } from './read.ts';
import { withStore } from './store.ts';

const text = { type: 'string' } as const;
const PLANS = [...new Set(PRICE_PLANS.map(({ name }) => name))].join(', ');

export const budget: Command = {
  usage: 'budget [--month M] [--plan P --messages N --baht N]',
  does: 'what pushes of a month may cost; no push leaves without',
  run: (args, { env, now, say }) =>
    withStore(env, async (db) => {
      const { values } = parseArgs({ args, options: { month: text, plan: text, messages: text, baht: text } });
      const month = monthOr(values.month, now);
      const messages = wholeNumber('messages', values.messages, 0);
      const baht = wholeNumber('baht', values.baht, 0);
      const before = await ensureBudget(db, month, now);
      if (values.plan === undefined && messages === undefined && baht === undefined) {
        if (!before) throw new Error(`${month} has none: set --plan (${PLANS}), --messages and --baht`);
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
    throw new Error('--plan, --messages and --baht: all three, the first time');
  return { plan, messages, baht };
}

function inWords({ month, plan, messages, baht, most, reserved }: Budget): string {
  const limits = `plan ${plan}, at most ${grouped(messages)} messages and ${grouped(baht)} baht beyond the plan's own`;
  return `${month}: ${limits}: ${grouped(most)} pushes, ${grouped(reserved)} spoken for, ${grouped(most - reserved)} left`;
}
