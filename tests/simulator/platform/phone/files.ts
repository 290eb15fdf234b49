import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Context, Hono } from 'hono';
import type { AppEnv } from '../api/mount.ts';

/** The phone page: another room, served as it lies on disk. */
const PHONE = fileURLToPath(new URL('../../phone/', import.meta.url));

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

async function serveFile(c: Context, path: string): Promise<Response> {
  try {
    const bytes = await readFile(path);
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    return new Response(new Uint8Array(bytes), { headers: { 'content-type': type, 'cache-control': 'no-cache' } });
  } catch {
    return c.text('not found', 404);
  }
}

/** flex-render draws Flex messages in the page; it comes from node_modules, unbundled. */
function vendorFile(name: string): string {
  return join(dirname(createRequire(import.meta.url).resolve('flex-render')), name);
}

/** Where a path under /phone/ lies on disk; null when it would leave the folder. */
function pageFile(path: string): string | null {
  const wanted = decodeURIComponent(path.slice('/phone/'.length)) || 'index.html';
  const file = normalize(join(PHONE, wanted));
  return file.startsWith(PHONE.endsWith(sep) ? PHONE : PHONE + sep) ? file : null;
}

export function mountPhoneFiles(app: Hono<AppEnv>): void {
  app.get('/phone', (c) => c.redirect('/phone/'));
  app.get('/phone/vendor/flex-render.js', (c) => serveFile(c, vendorFile('index.js')));
  app.get('/phone/vendor/flex-render.css', (c) => serveFile(c, vendorFile('index.css')));
  app.get('/phone/*', async (c) => {
    const file = pageFile(c.req.path);
    return file === null ? c.text('not found', 404) : serveFile(c, file);
  });
}
