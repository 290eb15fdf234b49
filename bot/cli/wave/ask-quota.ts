import type { Db } from '../../db/db.ts';
import { readQuota } from '../../jobs/read-quota.ts';
import { messageUsage } from '../../line/message-usage.ts';
import type { Console } from '../command.ts';
import { lineOf } from '../line.ts';

/** Before money is told: what LINE says of the month now. It is no reason to stop when it says nothing: a sender asks again. */
export async function askQuota(db: Db, { env, clock, say }: Pick<Console, 'env' | 'clock' | 'say'>): Promise<void> {
  const line = lineOf(env);
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const reading = await readQuota({ db, usage: messageUsage(line), clock, log });
  if (!reading) say(`${line.who} does not answer: its quota is as it was read last`);
}
