import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { LiffConfig, LineConfig } from '../config.ts';
import { framersOf } from '../http/csp.ts';
import { type Pack, PageShelf, type ReadFile } from '../http/page-shelf.ts';
import { problemResponse } from '../http/problem.ts';

const packs = { br: promisify(brotliCompress), gzip: promisify(gzip) };

/** The demo's pages sign in with the stand-in's token; nobody else gets them. */
const folderOf = (demo: boolean) =>
  fileURLToPath(new URL(demo ? '../../dist/demo/liff' : '../../dist/assets/liff', import.meta.url));

/** The built mini-app on Node: pages, their files, and which build it is. */
export function miniApp(demo: boolean, line: LineConfig, liff: LiffConfig | null) {
  const folder = folderOf(demo);
  const framers = framersOf(demo, line, liff);
  return {
    pages: { read: folderFiles(folder), shelf: new PageShelf(), liff, demo, framers, pack: packPage },
    assets: assetRoutes(folder),
    appBuild: buildOf(folder),
  };
}

function buildOf(folder: string): string {
  try {
    return (JSON.parse(readFileSync(`${folder}/app.json`, 'utf8')) as { app: string }).app;
  } catch {
    return '';
  }
}

/** Files of the built mini-app in a folder. */
function folderFiles(folder: string): ReadFile {
  return (name) => readFile(`${folder}/${name}`, 'utf8').catch(() => null);
}

export const packPage: Pack = async (html, packing) => new Uint8Array(await packs[packing](html));

/** Hashed files, kept for ever; the build lays packed ones beside them. */
function assetRoutes(folder: string): Hono {
  const app = new Hono();
  app.use(
    '/*',
    serveStatic({
      root: folder,
      precompressed: true,
      rewriteRequestPath: (path) => path.replace(/^\/liff/, ''),
      onFound: (_, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
    }),
  );
  // A page in place of a script that is gone would only break later and darker.
  app.get('/*', (c) => problemResponse(c, 'not-found'));
  return app;
}
