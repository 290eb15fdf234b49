import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebhookEvent } from '../../simulator/platform/webhook/events.ts';

/** A webhook that a test looks into: what came, and what it answers. */
export interface StubBot {
  url: string;
  requests: { headers: IncomingMessage['headers']; body: string; events: WebhookEvent[] }[];
  /** Status of the next answers; default 200. `null` never answers. */
  status: number | null;
  /** Called before the answer leaves. */
  onEvent: (event: WebhookEvent) => void | Promise<void>;
  stop(): Promise<void>;
}

function eventsIn(body: string): WebhookEvent[] {
  try {
    return (JSON.parse(body) as { events?: WebhookEvent[] }).events ?? [];
  } catch {
    return [];
  }
}

/** Starts a bot on a free loopback port. */
export async function stubBot(): Promise<StubBot> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const events = eventsIn(body);
    bot.requests.push({ headers: request.headers, body, events });
    for (const event of events) await bot.onEvent(event);
    if (bot.status !== null) response.writeHead(bot.status).end('{}');
  });
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bot: StubBot = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`,
    requests: [],
    status: 200,
    onEvent: () => undefined,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return bot;
}
