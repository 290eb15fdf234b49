import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { SimClock } from '../../simulator/platform/clock.ts';
import { createFlow, createPipe } from './model.ts';
import type { Profile } from './profiles.ts';

/** A phone's radio: every connection through it shares its rates. */
export interface Link {
  /** A door to a port of this machine, for one host name. The first connection to a host looks its name up. */
  open(target: number): Promise<number>;
  /** Bytes that connections carried since the start, TLS and HTTP heads included. */
  carried(): { readonly up: number; readonly down: number };
  /** Host names must be looked up again, as after a month. */
  forget(): void;
  stop(): Promise<void>;
}

/** Finer than the wall clock, and never set back. */
const CLOCK: SimClock = {
  now: () => performance.now(),
  after(ms, wake) {
    const timer = setTimeout(wake, ms);
    return () => clearTimeout(timer);
  },
};

/**
 * A TCP proxy that behaves like a mobile signal. Name lookup and TCP handshake cost a round trip each, before the first
 * byte leaves; TLS and HTTP cost theirs by going through. Not modelled: lost packets, heads of packets, signal that varies.
 */
export function createLink({ roundTripMs, downPerSecond, upPerSecond }: Profile): Link {
  const down = createPipe(downPerSecond, CLOCK);
  const up = createPipe(upPerSecond, CLOCK);
  /** When a host's name is known, by the port that it has here. */
  const lookedUp = new Map<number, number>();
  const servers: Server[] = [];
  const sockets = new Set<Socket>();

  const join = (phone: Socket, door: number, target: number) => {
    const host = connect({ port: target, host: '127.0.0.1', noDelay: true });
    const now = CLOCK.now();
    const lookedUpAt = lookedUp.get(door) ?? now + roundTripMs;
    lookedUp.set(door, lookedUpAt);
    for (const socket of [phone, host]) {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      // A page that goes away resets its connections; its peer is told by the end that follows.
      socket.on('error', () => {});
    }
    const upward = createFlow({ pipe: up, clock: CLOCK, roundTripMs, deliver: hand(host) });
    const downward = createFlow({ pipe: down, clock: CLOCK, roundTripMs, deliver: hand(phone) });
    host.on('data', (bytes) => downward.send(bytes)).once('close', () => downward.end());
    phone.pause().once('close', () => upward.end());
    const shaken = Math.max(0, lookedUpAt - now) + roundTripMs;
    CLOCK.after(shaken, () => phone.on('data', (bytes) => upward.send(bytes)).resume());
  };

  return {
    async open(target) {
      const server = createServer({ noDelay: true });
      servers.push(server.listen(0, '127.0.0.1'));
      await once(server, 'listening');
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('the loopback gave no port');
      const door = address.port;
      server.on('connection', (phone) => join(phone, door, target));
      return door;
    },
    carried: () => ({ up: up.carried, down: down.carried }),
    forget: () => lookedUp.clear(),
    async stop() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
    },
  };
}

function hand(socket: Socket): (bytes: Buffer | null) => void {
  return (bytes) => {
    if (socket.destroyed) return;
    if (bytes === null) socket.end();
    else socket.write(bytes);
  };
}
