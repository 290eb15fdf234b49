import { type Connection, openConnection } from './connection.ts';
import { createTally, type Load } from './tally.ts';

export interface ClosedLoop {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  /** The next request, or null when there are no more. */
  readonly next: () => Buffer | null;
}

/**
 * Every connection sends its next request as soon as the one before is answered, until time or requests run out; the first
 * one in any case, for a window that passed while this process stood still is no figure.
 */
export async function closedLoop({ port, connections, seconds, next }: ClosedLoop): Promise<Load> {
  const open = await Promise.all(Array.from({ length: connections }, () => openConnection(port)));
  const tally = createTally();
  const until = tally.start + seconds * 1000;
  await Promise.all(open.map((connection) => drive(connection, next, until, tally.add)));
  for (const connection of open) connection.close();
  return tally.load();
}

function drive(
  connection: Connection,
  next: () => Buffer | null,
  until: number,
  add: (status: number, latency: number) => void,
): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let sentAt = 0;
  const answered = (status: number) => {
    add(status, performance.now() - sentAt);
    if (status === 0) resolve();
    else sendNext();
  };
  const sendNext = (before = until) => {
    sentAt = performance.now();
    const request = sentAt < before ? next() : null;
    if (request === null) resolve();
    else connection.send(request, answered);
  };
  sendNext(Number.POSITIVE_INFINITY);
  return promise;
}
