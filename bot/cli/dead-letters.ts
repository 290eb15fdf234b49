import { deadLetters as listDead, reviveEvent } from '../db/queries/inbox.ts';
import type { Command } from './command.ts';
import { withStore } from './store.ts';
import { noMoreWords, UsageError } from './usage.ts';

const MOST = 200;

export const deadLetters: Command = {
  usage: 'dead-letters [replay <webhookEventId> | replay all]',
  does: 'lists events that failed five times, or puts them back',
  run: ([action, id, ...more], { env, say }) =>
    withStore(env, async (db) => {
      noMoreWords(more, 0, 'dead-letters replay takes one id, or all');
      const dead = await db.rows(listDead({ limit: MOST }));
      if (action === undefined) return listed(dead).forEach(say);
      if (action !== 'replay' || id === undefined)
        throw new UsageError('usage: dead-letters replay <webhookEventId | all>');
      const chosen = id === 'all' ? dead : dead.filter((row) => row.event_id === id);
      if (chosen.length === 0) throw new Error(`no dead letter ${id}`);
      await db.commit(chosen.map((row) => reviveEvent({ eventId: row.event_id })));
      say(`${chosen.length} put back; a running server takes them within a second`);
    }),
};

interface DeadLetter {
  readonly event_id: string;
  readonly dead_at: number | null;
  readonly attempts: number;
  readonly error: string | null;
}

function listed(dead: readonly DeadLetter[]): string[] {
  const lines = dead.map((row) => {
    const at = new Date(row.dead_at ?? 0).toISOString();
    return `${row.event_id}  ${at}  tries ${row.attempts}  ${row.error}`;
  });
  return [...lines, `${dead.length} dead letters`];
}
