import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { Certificate } from './certificate.ts';

/** What stands before the bot in production: TLS and HTTP/2, nothing else. It changes and compresses nothing. */
export interface Front {
  readonly port: number;
  /** Path and host of every request so far, oldest first. */
  readonly asked: readonly Asked[];
  stop(): Promise<void>;
}

export interface Asked {
  readonly host: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

/** Heads that belong to one connection and may not stand in HTTP/2. Source: RFC 9113, 8.2.2. */
const OF_A_CONNECTION = ['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade'];

const CORS = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };

export interface FrontOptions extends Pick<Certificate, 'key' | 'cert'> {
  /** Origin by host name: where the front fetches answers. */
  readonly upstreams: Readonly<Record<string, string>>;
  /** Hosts whose answers any page may read, as api.line.me's may. */
  readonly open: readonly string[];
  /** Pages are answered as if they had come so many seconds ago, so that a cache must ask again sooner. */
  readonly ageSeconds: () => number;
  /** Pages are others than those that a cache may hold, as after an update. */
  readonly changed: () => boolean;
}

export async function startFront({ key, cert, upstreams, open, ageSeconds, changed }: FrontOptions): Promise<Front> {
  const asked: Asked[] = [];
  const server = createSecureServer({ key, cert }, (req, res) => {
    const host = req.authority.replace(/:\d+$/, '');
    const upstream = upstreams[host];
    if (upstream === undefined) {
      res.writeHead(421).end();
      return;
    }
    if (open.includes(host)) for (const [name, value] of Object.entries(CORS)) res.setHeader(name, value);
    if (open.includes(host) && req.method === 'OPTIONS') {
      res.writeHead(204).end();
      return;
    }
    const onward = request(upstream + req.url, {
      method: req.method,
      headers: { ...plainHeads(req, changed()), host },
    });
    onward.once('response', (answer) => {
      asked.push({ host, method: req.method, path: req.url, status: answer.statusCode ?? 0 });
      relay(answer, res, ageSeconds());
    });
    onward.once('error', () => res.headersSent || res.writeHead(502).end());
    req.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the loopback gave no port');
  return {
    port: address.port,
    asked,
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
      }),
  };
}

function plainHeads({ headers }: Http2ServerRequest, changed: boolean) {
  const dropped = changed ? ['if-none-match', 'if-modified-since'] : [];
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !name.startsWith(':') && !dropped.includes(name)),
  );
}

function relay(answer: IncomingMessage, res: Http2ServerResponse, age: number): void {
  for (const [name, value] of Object.entries(answer.headers))
    if (value !== undefined && !OF_A_CONNECTION.includes(name)) res.setHeader(name, value);
  if (age > 0 && answer.headers['content-type']?.startsWith('text/html')) res.setHeader('age', String(age));
  res.writeHead(answer.statusCode ?? 502);
  answer.pipe(res);
}
