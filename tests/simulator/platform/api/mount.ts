import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import type { World } from '../world.ts';
import type { Endpoint } from './endpoint.ts';
import { type Served, serve } from './serve.ts';

export type AppEnv = { Bindings: HttpBindings };

/** A call that hangs is cut after this long, as proxies in front of LINE would. */
const HANG_MS = 30_000;

function respond({ answer, requestId }: Served): Response {
  const headers: Record<string, string> = { 'x-line-request-id': requestId, ...answer.headers };
  if (answer.bytes !== undefined) return new Response(new Uint8Array(answer.bytes), { status: answer.status, headers });
  if (answer.json === undefined) return new Response(null, { status: answer.status, headers });
  headers['content-type'] = 'application/json';
  return new Response(JSON.stringify(answer.json), { status: answer.status, headers });
}

/** Leaves the caller without an answer: at once for a broken connection, after 30 s of the clock for silence. */
async function lose(world: World, c: Context<AppEnv>, served: Served): Promise<Response> {
  if (served.lost === 'hang') {
    const { promise, resolve } = Promise.withResolvers<void>();
    const cancel = world.clock.after(HANG_MS, resolve);
    c.env.incoming.once('close', resolve);
    await promise;
    cancel();
  }
  c.env.incoming.socket.destroy();
  return respond(served);
}

/** Mounts endpoints; anything else of LINE's is 404, wrong methods included. */
export function mount(app: Hono<AppEnv>, world: World, endpoints: readonly Endpoint[]): void {
  for (const endpoint of endpoints) {
    app.on(endpoint.method, endpoint.path, async (c) => {
      const served = await serve(world, endpoint, {
        params: c.req.param(),
        url: new URL(c.req.url),
        header: (name) => c.req.header(name),
        read: async () => new Uint8Array(await c.req.arrayBuffer()),
      });
      return served.lost === null ? respond(served) : lose(world, c, served);
    });
  }
}
