import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:http2';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { makeCertificate } from './certificate.ts';
import { startFront } from './front.ts';

const HOSTS = ['vhv.test', 'api.line.me'];

/** A front before one server that tells what it heard; `ask` speaks HTTP/2 to it and checks its certificate. */
async function front(state = { changed: false }) {
  const heard: IncomingHttpHeaders[] = [];
  const upstream = createServer((req, res) => {
    heard.push(req.headers);
    const type = req.url === '/page' ? 'text/html; charset=utf-8' : 'application/json';
    req.pipe(res.writeHead(201, { 'content-type': type, 'keep-alive': 'timeout=5' }));
  }).listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  const address = upstream.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const certificate = makeCertificate(HOSTS);
  const started = await startFront({
    ...certificate,
    upstreams: Object.fromEntries(HOSTS.map((host) => [host, url])),
    open: ['api.line.me'],
    ageSeconds: () => 601,
    changed: () => state.changed,
  });
  const session = connect(`https://127.0.0.1:${started.port}`, { ca: certificate.cert, servername: 'vhv.test' });
  onTestFinished(async () => {
    session.destroy();
    await started.stop();
    upstream.closeAllConnections();
    upstream.close();
  });
  const ask = async (host: string, path: string, heads: Record<string, string> = {}, body = '') => {
    const stream = session.request({ ':authority': host, ':path': path, ...heads }, { endStream: false });
    const response = once(stream, 'response');
    stream.end(body);
    const [headers] = (await response) as [Record<string, string>];
    return { status: Number(headers[':status']), headers, body: await text(stream) };
  };
  return { heard, ask, asked: started.asked };
}

test('carries requests and answers on, without heads that HTTP/2 forbids', async () => {
  const { ask, heard, asked } = await front();
  const answer = await ask('vhv.test', '/api/months', { ':method': 'PUT', 'x-volunteer': 'p1' }, 'จำนวน');
  expect(answer).toMatchObject({ status: 201, body: 'จำนวน' });
  expect(answer.headers).not.toHaveProperty('keep-alive');
  expect(heard[0]).toMatchObject({ host: 'vhv.test', 'x-volunteer': 'p1' });
  expect(asked).toEqual([{ host: 'vhv.test', method: 'PUT', path: '/api/months', status: 201 }]);
});

test('lets pages look old, and changed when they are to be', async () => {
  const state = { changed: false };
  const { ask, heard } = await front(state);
  const known = { 'if-none-match': '"1"' };
  expect((await ask('vhv.test', '/page', known)).headers.age).toBe('601');
  expect((await ask('vhv.test', '/script.js', known)).headers.age).toBeUndefined();
  state.changed = true;
  await ask('vhv.test', '/page', known);
  expect(heard.map((heads) => heads['if-none-match'])).toEqual(['"1"', '"1"', undefined]);
});

test('lets any page read what LINE answers, and knows no other host', async () => {
  const { ask, asked } = await front();
  expect((await ask('api.line.me', '/verify')).headers['access-control-allow-origin']).toBe('*');
  expect((await ask('api.line.me', '/verify', { ':method': 'OPTIONS' })).status).toBe(204);
  expect((await ask('elsewhere.test', '/')).status).toBe(421);
  expect(asked).toHaveLength(1);
});
