import { billingMonth } from '../../shared/reminders/money.ts';
import { messageUsage } from '../line/message-usage.ts';
import type { Command } from './command.ts';
import { lineOf } from './line.ts';
import { grouped } from './read.ts';
import { noMoreWords } from './usage.ts';

export const quota: Command = {
  usage: 'quota',
  does: 'asks LINE what of the month is used and left',
  run: async (args, { env, now, say }) => {
    noMoreWords(args, 0, 'quota takes none');
    const line = lineOf(env);
    const reading = await messageUsage(line).quota();
    if (!reading) throw new Error(`${line.who} does not answer`);
    const { kind, most, used } = reading;
    const left =
      kind === 'none' ? 'no limit' : `${grouped(Math.max(0, (most ?? 0) - used))} of ${grouped(most ?? 0)} left`;
    say(`${billingMonth(now)}: ${grouped(used)} used, ${left} (LINE counts by months of UTC+9)`);
  },
};
