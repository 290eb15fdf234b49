import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createLink } from './link.ts';

const PROFILE = { name: 'test', roundTripMs: 60, downPerSecond: 100_000, upPerSecond: 50_000 };

/** A host behind a link, and the port that leads to it. */
async function behindLink(serve: (socket: Socket) => void) {
  const host = createServer((socket) => {
    socket.on('error', () => {});
    serve(socket);
  }).listen(0, '127.0.0.1');
  await once(host, 'listening');
  const link = createLink(PROFILE);
  onTestFinished(async () => {
    await link.stop();
    host.close();
  });
  const address = host.address();
  return { host, link, port: await link.open(typeof address === 'object' && address ? address.port : 0) };
}

/** A host that answers every byte with ten; answers what a request of so many bytes took. */
async function tenfold() {
  const { link, port } = await behindLink((socket) =>
    socket.on('data', (bytes) => socket.write(Buffer.alloc(bytes.length * 10, 'x'))),
  );
  const talk = async (bytes: number) => {
    const start = performance.now();
    const phone = connect({ port, host: '127.0.0.1' });
    phone.write(Buffer.alloc(bytes, 'y'));
    let got = 0;
    for await (const chunk of phone) {
      got += chunk.length;
      if (got >= bytes * 10) break;
    }
    return { ms: performance.now() - start, got };
  };
  return { link, talk };
}

test('the first connection looks the name up, later ones do not; both shake hands', async () => {
  const { link, talk } = await tenfold();
  const roundTripAndRates = 60 + 100 / 50 + 1000 / 100;
  const first = await talk(100);
  expect(first.got).toBe(1000);
  expect(first.ms).toBeGreaterThanOrEqual(2 * 60 + roundTripAndRates - 5);
  const second = await talk(100);
  expect(second.ms).toBeGreaterThanOrEqual(60 + roundTripAndRates - 5);
  expect(link.carried()).toEqual({ up: 200, down: 2000 });
});

test('connections that are opened together wait for the same lookup', async () => {
  const { talk } = await tenfold();
  const both = await Promise.all([talk(100), talk(100)]);
  for (const { ms } of both) expect(ms).toBeGreaterThanOrEqual(3 * 60 - 5);
});

test('a phone that hangs up takes its connection to the host along', async () => {
  let left = Promise.resolve();
  const { host, port } = await behindLink((socket) => {
    left = once(socket.resume(), 'close').then(() => {});
  });
  const accepted = once(host, 'connection');
  const phone = connect({ port, host: '127.0.0.1' });
  await accepted;
  phone.destroy();
  await left;
});
