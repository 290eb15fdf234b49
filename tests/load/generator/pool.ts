import { type Connection, openConnection } from './connection.ts';

export interface Answered {
  /** 0: the connection broke. */
  readonly status: number;
  readonly answer: Buffer;
}

/** Connections to one server, opened as they are needed; who finds none free waits, and her wait counts. */
export function createPool(port: number, most: number) {
  const free: Connection[] = [];
  const all = new Set<Connection>();
  const waiting: ((connection: Connection) => void)[] = [];
  let opening = 0;
  const give = (connection: Connection) => {
    const next = waiting.shift();
    if (next) next(connection);
    else free.push(connection);
  };
  const open = async () => {
    opening++;
    const connection = await openConnection(port);
    opening--;
    all.add(connection);
    give(connection);
  };
  const take = (): Promise<Connection> | Connection => {
    const known = free.pop();
    if (known) return known;
    if (all.size + opening < most) void open();
    return new Promise((resolve) => waiting.push(resolve));
  };
  return {
    async ask(request: Buffer): Promise<Answered> {
      const connection = await take();
      return new Promise((resolve) => {
        connection.send(request, (status, answer) => {
          if (status === 0) all.delete(connection);
          else give(connection);
          resolve({ status, answer });
        });
      });
    },
    close() {
      for (const connection of all) connection.close();
    },
  };
}

export type Pool = ReturnType<typeof createPool>;
