import { readFile } from 'node:fs/promises';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { problemResponse } from './problem.ts';

/** The built mini-app under /liff: hashed assets for ever, every other path is the page itself (its router decides). */
export function miniApp(folder: string): Hono {
  const app = new Hono();
  app.use(
    '/assets/*',
    serveStatic({
      root: folder,
      rewriteRequestPath: (path) => path.replace(/^\/liff/, ''),
      onFound: (_, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
    }),
  );
  // A page in place of a script that is gone would only break later and darker.
  app.get('/assets/*', (c) => problemResponse(c, 'not-found'));
  app.get('/*', async (c) => {
    const page = await readFile(`${folder}/index.html`, 'utf8').catch(() => null);
    return page === null ? problemResponse(c, 'not-found') : c.html(page, 200, { 'cache-control': 'max-age=600' });
  });
  return app;
}
