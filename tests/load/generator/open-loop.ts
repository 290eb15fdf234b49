import { type Connection, openConnection } from './connection.ts';
import { createTally, type Load } from './tally.ts';

export interface OpenLoop {
  readonly port: number;
  readonly connections: number;
  readonly perSecond: number;
  readonly seconds: number;
  readonly next: () => Buffer;
}

/**
 * Requests leave at a constant rate whether or not the ones before were answered, as people do. Latency counts from the
 * moment at which a request was due, so that a server that stalls cannot hide it by holding the generator up.
 */
export async function openLoop({ port, connections, perSecond, seconds, next }: OpenLoop): Promise<Load> {
  const free = await Promise.all(Array.from({ length: connections }, () => openConnection(port)));
  const all = [...free];
  const tally = createTally();
  const total = Math.round(perSecond * seconds);
  const dueAt = (index: number) => tally.start + (index * 1000) / perSecond;
  const { promise, resolve } = Promise.withResolvers<void>();
  let sent = 0;
  let answered = 0;
  const release = (connection: Connection, due: number) => (status: number) => {
    tally.add(status, performance.now() - due);
    answered++;
    if (status !== 0) free.push(connection);
    if (answered === total || (free.length === 0 && sent === answered)) resolve();
    else pump();
  };
  const pump = () => {
    while (sent < total && dueAt(sent) <= performance.now()) {
      const connection = free.pop();
      if (connection === undefined) return;
      const due = dueAt(sent++);
      connection.send(next(), release(connection, due));
    }
  };
  const timer = setInterval(pump, 1);
  await promise;
  clearInterval(timer);
  for (const connection of all) connection.close();
  return tally.load();
}
