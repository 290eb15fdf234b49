import { Hono } from 'hono';
import { problemResponse } from './problem.ts';

/** As much of Cloudflare's static assets as we use. */
export interface Assets {
  fetch(request: Request): Promise<Response>;
}

/**
 * The mini-app under /liff on Workers: every path is the page itself (its router decides). Hashed files never come here:
 * wrangler.toml lets Cloudflare serve those, or answer 404, by itself.
 */
export function miniAppAssets(assets: Assets): Hono {
  const app = new Hono();
  app.get('/*', async (c) => {
    const page = new URL('/liff/index.html', c.req.url);
    const found = await assets.fetch(new Request(page, { headers: c.req.raw.headers }));
    if (found.status === 404) return problemResponse(c, 'not-found');
    const answer = new Response(found.body, found);
    answer.headers.set('cache-control', 'max-age=600');
    return answer;
  });
  return app;
}
