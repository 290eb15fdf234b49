import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ownServer, type RunningPostgres } from './postgres.ts';

// vitest's globalSetup: one PostgreSQL server for the whole run, started when the first file asks for it. initdb and the
// start cost more than most files do with it.

let door: Server | null = null;
let running: Promise<RunningPostgres> | null = null;

/** Lets workers ask for the server's address at PG_DOOR. */
export async function setup(): Promise<void> {
  door = createServer(async (_, response) => {
    // One that idles may be cut just as the next file asks on it.
    response.setHeader('connection', 'close');
    try {
      running ??= ownServer();
      response.end((await running).url);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  }).listen(0, '127.0.0.1');
  await once(door, 'listening');
  process.env.PG_DOOR = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
}

/** Stops what was started. */
export async function teardown(): Promise<void> {
  door?.close();
  door?.closeAllConnections();
  await (await running?.catch(() => null))?.stop();
}
