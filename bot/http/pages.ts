import { type Context, Hono } from 'hono';
import type { LiffConfig } from '../config.ts';
import { liffIdOf } from '../links.ts';
import type { Clock } from '../ports.ts';
import type { Pack, Packing, Page, PageName, PageShelf, ReadFile } from './page-shelf.ts';
import { problemResponse } from './problem.ts';

export interface PagesOptions {
  readonly read: ReadFile;
  readonly shelf: PageShelf;
  readonly liff: LiffConfig | null;
  /** The demo's pages sign in with the stand-in's token and know no SDK of LINE's. */
  readonly demo: boolean;
  readonly framers: readonly string[];
  /** Null where the platform packs by itself. */
  readonly pack: Pack | null;
}

/** Re-opening hits no server and works without a signal; then the server is asked again (frontend.md §3). */
const CACHE = 'max-age=600';

/** The mini-app's pages under /liff: the form is a page of its own, all others are one (its router decides). */
export function pageRoutes(options: PagesOptions, clock: Clock): Hono {
  const app = new Hono();
  app.get('/*', async (c) => {
    const path = c.req.path.replace(/^\/liff/, '').replace(/\/$/, '');
    const name = nameOf(path);
    const policy = { liff: !options.demo, framers: options.framers };
    const page = await options.shelf.page(options.read, name, liffIdOf(options.liff, path), clock.now(), policy);
    return page ? send(c, page, options.pack) : problemResponse(c, 'not-found');
  });
  return app;
}

/** The page that checks evidence is for anybody, so it stands at /verify as well, which is short enough to be printed. */
function nameOf(path: string): PageName {
  if (path === '/verify') return 'verify.html';
  return path === '/report' || path.startsWith('/report/') ? 'report.html' : 'index.html';
}

async function send(c: Context, page: Page, pack: Pack | null): Promise<Response> {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': CACHE,
    'content-security-policy': page.policy,
    vary: 'accept-encoding',
    etag: page.etag,
  };
  if (c.req.header('if-none-match')?.includes(page.etag.slice(2))) return new Response(null, { status: 304, headers });
  const packing = pack && wanted(c.req.header('accept-encoding') ?? '');
  if (!pack || !packing) return new Response(page.html, { headers });
  const body = page.packed.get(packing) ?? (await pack(page.html, packing));
  page.packed.set(packing, body);
  return new Response(body, { headers: { ...headers, 'content-encoding': packing } });
}

function wanted(accepted: string): Packing | null {
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : null;
}
