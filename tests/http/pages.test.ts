import { createHash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { AppOptions } from '../../bot/app.ts';
import type { LiffConfig } from '../../bot/config.ts';
import { framersOf } from '../../bot/http/csp.ts';
import { PageShelf } from '../../bot/http/page-shelf.ts';
import { packPage } from '../../bot/node/mini-app.ts';
import { MID_MONTH } from '../support/demo-store.ts';
import { scratchFolder, startServer } from '../support/server.ts';
import { apiBot } from './support/api.ts';

const LIFF: LiffConfig = {
  baseUrl: 'https://liff.line.me',
  common: '165-all',
  own: { report: '165-report', points: null, myReports: null, profile: null, staff: null },
};
const SCRIPT = 'document.title="x"';
const FILES: Readonly<Record<string, string>> = {
  'report.html': `<head><!--page--><style>a{}</style></head><script>${SCRIPT}</script><script type="module" src="/liff/assets/a.js"></script>`,
  'index.html': '<head><!--page--></head><main>others</main>',
};

function pages(more: Partial<AppOptions['pages']> = {}): { app: Partial<AppOptions> } {
  const read = async (name: string) => FILES[name] ?? null;
  const shelf = new PageShelf();
  return { app: { pages: { read, shelf, liff: LIFF, demo: false, framers: [], pack: packPage, ...more } } };
}
/** fetch would unpack by itself. */
const accept = (encoding: string) => ({ headers: { 'accept-encoding': encoding } });
const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('pages', () => {
  test('the form is a page of its own, all other paths are one, each with its LIFF app and the hour', async () => {
    const bot = await apiBot(pages());
    const hour = Date.parse('2026-11-15T03:00:00Z');
    const meta = (id: string) => `<meta name="liff-id" content="${id}"><meta name="served-at" content="${hour}">`;
    for (const path of ['/liff/report', '/liff/report/2026-11', '/liff/report/'])
      expect((await bot.call('GET', `^${path}`)).text).toBe(
        FILES['report.html']?.replace('<!--page-->', meta('165-report')),
      );
    for (const path of ['/liff', '/liff/', '/liff/points', '/liff/my-reports/2026-10', '/liff/reporter'])
      expect((await bot.call('GET', `^${path}`)).text).toBe(
        FILES['index.html']?.replace('<!--page-->', meta('165-all')),
      );
  });

  test('what stands in the HTML runs by its hash; nothing else that is not a file of ours', async () => {
    const bot = await apiBot(pages());
    const { headers } = await bot.call('GET', '^/liff/report');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).not.toContain('unsafe');
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src 'self' ${sha256(SCRIPT)} https://static.line-scdn.net`,
      `style-src 'self' ${sha256('a{}')}`,
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "connect-src 'self' https://api.line.me https://liffsdk.line-scdn.net",
      "base-uri 'none'",
      "object-src 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
  });

  test('the demo may be shown by the stand-in, and knows no host of LINE', async () => {
    const line = {
      channelSecrets: [],
      channelAccessToken: '',
      basicId: null,
      apiOrigin: 'http://127.0.0.1:3001',
      dataApiOrigin: '',
    };
    const framers = framersOf(true, line, { ...LIFF, baseUrl: 'http://phone.example/liff' });
    const bot = await apiBot(pages({ demo: true, framers }));
    const policy = (await bot.call('GET', '^/liff')).headers.get('content-security-policy');
    expect(policy).toContain('frame-ancestors http://127.0.0.1:3001 http://localhost:3001 http://phone.example');
    expect(policy).not.toContain('line');
    expect(framersOf(false, line, LIFF)).toEqual([]);
  });

  test('packed as the browser can take it, kept for ten minutes, and asked for again by its ETag', async () => {
    const bot = await apiBot(pages());
    const raw = async (encoding: string) => {
      const answer = await bot.app.fetch(new Request('http://bot.example/liff/report', accept(encoding)));
      return { encoding: answer.headers.get('content-encoding'), bytes: Buffer.from(await answer.arrayBuffer()) };
    };
    const plain = await raw('identity');
    expect(plain.encoding).toBeNull();
    const [br, gzip] = [await raw('gzip, deflate, br'), await raw('gzip')];
    expect([br.encoding, gzip.encoding]).toEqual(['br', 'gzip']);
    expect(brotliDecompressSync(br.bytes)).toEqual(plain.bytes);
    expect(gunzipSync(gzip.bytes)).toEqual(plain.bytes);
    const { headers } = await bot.call('GET', '^/liff/report');
    expect([headers.get('cache-control'), headers.get('vary')]).toEqual(['max-age=600', 'accept-encoding']);
    const again = await bot.call('GET', '^/liff/report', { headers: { 'if-none-match': headers.get('etag') ?? '' } });
    expect([again.status, again.text]).toEqual([304, '']);
    bot.clock.advance(3_600_000);
    const later = await bot.call('GET', '^/liff/report', { headers: { 'if-none-match': headers.get('etag') ?? '' } });
    expect(later.status).toBe(200);
  });

  test('before the mini-app is built there is nothing to show, kindly', async () => {
    const bot = await apiBot(pages({ read: async () => null }));
    expect(await bot.call('GET', '^/liff/report')).toMatchObject({ status: 404, json: { code: 'not-found' } });
  });
});

test('DEMO=1 over a foreign stand-in serves the demo build, frameable by that stand-in alone', async () => {
  const folder = scratchFolder();
  onTestFinished(folder.remove);
  const server = await startServer({
    DEMO: '1',
    DATABASE_URL: `file:${folder.path}/vhv.sqlite`,
    CLOCK: new Date(MID_MONTH).toISOString(),
    LINE_CHANNEL_SECRET: 's',
    LINE_CHANNEL_ACCESS_TOKEN: 't',
    LINE_API_ORIGIN: 'http://stand-in.example:4000',
    LIFF_ID: '165-all',
    LIFF_BASE_URL: 'http://stand-in.example:4000/liff',
  });
  onTestFinished(async () => void (await server.stop()));
  const answer = await fetch(`${server.url}/liff/report`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-security-policy')).toContain('frame-ancestors http://stand-in.example:4000');
  const html = await answer.text();
  expect(html).toContain('<meta name="liff-id" content="165-all">');
  for (const [, path] of html.matchAll(/(?:src|href)="(\/liff\/assets\/[^"]+\.(?:js|css))"/g)) {
    const asset = await fetch(`${server.url}${path}`);
    expect([asset.status, asset.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect(asset.headers.get('content-encoding')).toBe('br');
  }
});
