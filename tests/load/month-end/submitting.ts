import { openSqlite } from '../../../bot/db/sqlite.ts';
import { memberOfLineUser } from '../../../bot/services/people/membership.ts';
import { RuleBook } from '../../../bot/services/report/rule-book.ts';
import { addMonths, monthAt } from '../../../shared/calendar/months.ts';
import { personOf, someoneElse } from '../generator/crowd.ts';
import { quantile } from '../support/numbers.ts';
import { sendReport } from '../support/verb.ts';
import type { Filled, Side } from './depth.ts';
import type { Scale } from './scale.ts';

/** Months from this one on: the next is sent right after, by the same people, whose pages have just been at hand. */
const AHEAD = { 'who comes anew': 0, 'who was here just now': 1 } as const;
export type Submitting = keyof typeof AHEAD;
export const SUBMITTING = Object.keys(AHEAD) as readonly Submitting[];

/** Reports of a round: each of those who have a year behind them in both stores comes in one round, and in no other. */
export function submitsOf({ few, rounds }: Scale): number {
  return Math.floor(few / (rounds + 1));
}

/**
 * The submit verb in this process: who she is, her facts, the plan, one commit. In either store it is the same people who
 * come, in the same order: what differs is only how much lies around their rows.
 * @param each of the store with few reports
 */
export async function submitSide({ file }: Filled, scale: Scale, each: number): Promise<Side<Submitting>> {
  const db = openSqlite(file);
  const rules = new RuleBook({ now: Date.now });
  const calls = submitsOf(scale);
  return {
    async measure(what, round) {
      const month = addMonths(monthAt(Date.now()), AHEAD[what]);
      const latencies: number[] = [];
      for (let call = 0; call < calls; call++) {
        const lane = personOf(each * someoneElse(round * calls + call, scale.few));
        const start = performance.now();
        const member = await memberOfLineUser(db, lane);
        if (!member) throw new Error('nobody is linked');
        await sendReport(db, rules, member, month);
        latencies.push(performance.now() - start);
      }
      const sorted = latencies.sort((a, b) => a - b);
      return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99) };
    },
    close: () => db.close(),
  };
}
