import { openSqlite } from '../../../bot/db/sqlite.ts';
import { memberOfLineUser } from '../../../bot/services/people/membership.ts';
import { RuleBook } from '../../../bot/services/report/rule-book.ts';
import { addMonths, monthAt } from '../../../shared/calendar/months.ts';
import { personOf, someoneElse } from '../generator/crowd.ts';
import { quantile } from '../support/numbers.ts';
import { sendReport } from '../support/verb.ts';
import type { Filled, Side } from './depth.ts';
import type { Scale } from './scale.ts';

/** The submit verb in this process: who she is, her facts, the plan, one commit. */
export async function submitSide({ file, people, each }: Filled, { calls }: Scale): Promise<Side<'submit'>> {
  const db = openSqlite(file);
  const rules = new RuleBook({ now: Date.now });
  return {
    async measure(_, round) {
      const month = addMonths(monthAt(Date.now()), round);
      const latencies: number[] = [];
      for (let call = 0; call < Math.min(calls, people); call++) {
        // All over the country, and where there are enough people nobody twice.
        const lane = personOf(each * someoneElse(round * calls + call, people));
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
