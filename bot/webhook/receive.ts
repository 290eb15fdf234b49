import type { Db } from '../db/db.ts';
import { forgetMessage, ignoreEvent, receiveEvent } from '../db/queries/inbox.ts';
import type { Statement } from '../db/statement.ts';
import type { Incoming } from './incoming.ts';
import { LEASE_MS, type Woken } from './lanes.ts';
import { unsendMark } from './unsend-mark.ts';
import { isUrgent } from './urgent.ts';

/**
 * Stores the events of one webhook body in one commit and answers those that are new and want a turn. An event that is
 * there already (LINE redelivers, and duplicates without being asked) changes nothing.
 */
export async function receive(db: Db, events: readonly Incoming[], now: number) {
  if (events.length === 0) return { fresh: [], duplicates: 0 };
  // The same order in every body: two bodies with the same events cannot wait for each other in the store.
  const sorted = events.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const statements = sorted.map((event) => store(event, now));
  const results = await db.commit([...statements, ...sorted.flatMap((event) => forget(event, now))]);
  const stored = sorted.filter((_, index) => (results[index]?.changes ?? 0) > 0);
  return {
    fresh: stored.flatMap(({ lane, eventId, payload }): Woken[] =>
      payload === null ? [] : [{ lane, eventId, urgent: () => isUrgent(payload.what) }],
    ),
    duplicates: events.length - stored.length,
  };
}

const keyOf = ({ lane, eventId }: Incoming) => `${lane} ${eventId}`;

function store(event: Incoming, now: number): Statement {
  const { lane, eventId, payload, why } = event;
  // Without LINE's time the time of receipt is the best guess: order and "last month" depend on it.
  const eventAt = event.eventAt || now;
  if (payload === null) return ignoreEvent({ lane, eventId, eventAt, at: now, why });
  return receiveEvent({ lane, eventId, eventAt, at: now, payload: JSON.stringify(payload), runAt: now + LEASE_MS });
}

/** She took a message back. It may not have arrived or not be handled yet: the mark tells finishEvent to forget it then. */
function forget({ lane, unsend, eventAt }: Incoming, now: number): Statement[] {
  if (unsend === null) return [];
  return [
    forgetMessage({ lane, pattern: `%"messageId":"${unsend}"%` }),
    ignoreEvent({ lane, eventId: unsendMark(unsend), eventAt, at: now, why: 'unsend' }),
  ];
}
