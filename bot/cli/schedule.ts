import { scheduleRows } from '../db/queries/schedule.ts';
import type { Command } from './command.ts';
import { bangkok } from './read.ts';
import { withStore } from './store.ts';
import { noMoreWords } from './usage.ts';

/** What is due starts within a second on Node, within a minute on Workers. */
const LATE_MS = 2 * 60_000;

export const schedule: Command = {
  usage: 'schedule',
  does: 'shows what time starts, when next (Bangkok), and how it went',
  run: (args, { env, now, say }) =>
    withStore(env, async (db) => {
      noMoreWords(args, 0, 'schedule takes none');
      const rows = await db.rows(scheduleRows({}));
      for (const row of rows) say(told(row, now));
      say(rows.length > 0 ? `${rows.length} kinds of work` : 'nothing yet: a server that starts writes it');
    }),
};

type Row = NonNullable<ReturnType<typeof scheduleRows>['row']>;

function told(row: Row, now: number): string {
  const last = row.last_at === null ? 'never ran' : `last ${bangkok(row.last_at)}`;
  const parts = [row.name.padEnd(16), `${stateOf(row)}  ${last}`];
  if (row.lease === null && row.next_at < now - LATE_MS) parts.push('late: does a server run?');
  if (row.error !== null) parts.push(`failed ${row.failures} times: ${row.error}`);
  return parts.join('  ');
}

function stateOf({ lease, next_at }: Row): string {
  const next = `next ${bangkok(next_at)}`;
  return lease === null ? next : 'at work'.padEnd(next.length);
}
