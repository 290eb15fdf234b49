import { connect } from 'node:net';

/** One keep-alive HTTP/1.1 connection over a bare socket. One request at a time; no client library in the way. */
export interface Connection {
  /**
   * Writes a whole request; `done` gets the status of the answer and its bytes, head and all, once all of it is here, or 0
   * when the connection broke.
   */
  send(request: Buffer, done: (status: number, answer: Buffer) => void): void;
  close(): void;
}

const HEAD_END = '\r\n\r\n';
const NOTHING = Buffer.alloc(0);
const LAST_CHUNK = Buffer.from('0\r\n\r\n');

/** Loopback only: a load generator has no business anywhere else. */
export function openConnection(port: number): Promise<Connection> {
  const { promise, resolve, reject } = Promise.withResolvers<Connection>();
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let waiting: ((status: number, answer: Buffer) => void) | null = null;
  let received: Buffer | null = null;
  let broken = false;
  const answer = (status: number) => {
    const [done, bytes] = [waiting, received];
    waiting = null;
    received = null;
    done?.(status, bytes ?? NOTHING);
  };
  socket.on('data', (chunk) => {
    received = received === null ? chunk : Buffer.concat([received, chunk]);
    const status = wholeAnswer(received);
    if (status !== null) answer(status);
  });
  socket.once('error', reject);
  socket.once('close', () => {
    broken = true;
    answer(0);
  });
  socket.once('connect', () =>
    resolve({
      send(request, done) {
        waiting = done;
        if (broken) answer(0);
        else socket.write(request);
      },
      close: () => socket.destroy(),
    }),
  );
  return promise;
}

/** Sends one request and answers its status: for callers that count turns rather than microseconds. */
export function ask(connection: Connection, request: Buffer): Promise<number> {
  return new Promise((resolve) => connection.send(request, (status) => resolve(status)));
}

/** The status, once head and body have arrived. */
function wholeAnswer(bytes: Buffer): number | null {
  const head = bytes.indexOf(HEAD_END);
  if (head < 0) return null;
  const text = bytes.toString('latin1', 0, head);
  const length = /\r\ncontent-length: *(\d+)/i.exec(text)?.[1];
  const complete =
    length === undefined
      ? bytes.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK)
      : bytes.length >= head + HEAD_END.length + Number(length);
  return complete ? Number(text.slice(9, 12)) : null;
}
