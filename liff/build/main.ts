import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib';
import { allEndpoints } from '../../bot/http/endpoints.ts';
import { openApi } from '../../bot/http/openapi.ts';
import { Bundler, type Files } from './bundle.ts';
import { inline, tidy } from './inline.ts';
import { appId, type Variant } from './variant.ts';

// `npm run build:liff`: the mini-app in dist/assets (what Cloudflare serves) and its demo variant in dist/demo.

/** Cloudflare's static assets take their headers from this file; on Node bot/node/mini-app.ts sends the same. */
const HEADERS = `/liff/assets/*
  cache-control: public, max-age=31536000, immutable
  x-content-type-options: nosniff
`;
/** Cloudflare compresses by itself; these lie beside for bot/node/mini-app.ts. */
const NOT_FOR_CLOUDFLARE = '*.br\n*.gz\n';
const KEPT_MS = 7 * 24 * 3_600_000;
const PRECONNECT = '<link rel="preconnect" href="https://api.line.me" crossorigin>';

// Vite builds for development where a test run says so.
process.env.NODE_ENV = 'production';
const app = appId();
await Promise.all([make('dist/assets', { demo: false, app }), make('dist/demo', { demo: true, app })]);
// Looked at each time, for it is made of more than the pages are. Node makes its own (bot/node.ts), a Worker reads this: one
// that is at work must not find half of it.
describe('dist/assets/liff/openapi.json', JSON.stringify(openApi(allEndpoints(null))));

async function make(folder: string, variant: Variant): Promise<void> {
  if (isFresh(folder)) return;
  const bundler = new Bundler(variant);
  const [report, verify, others] = await Promise.all([
    bundler.page('report.html', true),
    bundler.page('verify.html', true),
    bundler.page('index.html', false),
  ]);
  inline(report, 'report.html');
  // In one piece it goes on without a network, and may be kept as a file.
  inline(verify, 'verify.html');
  const files: Files = new Map([...others, ...verify, ...report]);
  for (const page of ['report.html', 'verify.html', 'index.html']) {
    const html = tidy(String(files.get(page)));
    files.set(
      page,
      html.replace('<!--preconnect-->', () => (variant.demo ? '' : PRECONNECT)),
    );
  }
  forgetOld(join(folder, 'liff/assets'));
  for (const [path, bytes] of files) write(join(folder, 'liff', path), bytes);
  write(join(folder, '_headers'), HEADERS);
  write(join(folder, '.assetsignore'), NOT_FOR_CLOUDFLARE);
  // Last: a build that was interrupted is not fresh.
  write(join(folder, 'liff/app.json'), JSON.stringify({ app, files: [...files.keys()].sort() }));
}

function describe(path: string, text: string): void {
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) write(path, text);
}

/** A phone that has a page of an earlier build open, or in its cache, still asks for the files of that build. */
function forgetOld(assets: string): void {
  if (!existsSync(assets)) return;
  for (const name of readdirSync(assets)) {
    const path = join(assets, name);
    if (Date.now() - statSync(path).mtimeMs > KEPT_MS) rmSync(path);
  }
}

function isFresh(folder: string): boolean {
  try {
    return JSON.parse(readFileSync(join(folder, 'liff/app.json'), 'utf8')).app === app;
  } catch {
    return false;
  }
}

function write(path: string, bytes: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  // Fonts are compressed already, and the server writes into the pages before it sends them.
  if (!/\.(js|css|svg)$/.test(path)) return;
  const text = Buffer.from(bytes);
  writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }));
  writeFileSync(`${path}.br`, brotliCompressSync(text, { params: { [zlib.BROTLI_PARAM_QUALITY]: 11 } }));
}
