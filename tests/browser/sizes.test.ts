import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';

// The budget of frontend.md §3, for a phone at the end of a weak signal, after brotli. KB are 1,000 bytes: whoever counts 1,024
// finds more room.

const KB = 1000;
const LIFF = 'dist/assets/liff';
const size = (path: string) => brotliCompressSync(readFileSync(`${LIFF}/${path}`)).length;
/** Of this build: files of earlier ones may lie beside. */
const built = () => {
  const { files } = JSON.parse(readFileSync(`${LIFF}/app.json`, 'utf8')) as { files: readonly string[] };
  return files.map((path) => path.replace(/^assets\//, ''));
};
const chunks = () => built().filter((name) => name.endsWith('.js'));
const chunk = (name: string) => {
  const found = chunks().find((file) => file.startsWith(`${name}-`));
  if (!found) throw new Error(`no chunk ${name}`);
  return `assets/${found}`;
};

/** A chunk with what it imports beside the page. */
function loaded(...names: string[]): string[] {
  const all = new Set(names.map(chunk));
  for (const path of all)
    for (const [, file] of readFileSync(`${LIFF}/${path}`, 'utf8').matchAll(/from\s*[`"']\.\/([^`"']+)/g))
      all.add(`assets/${file}`);
  return [...all];
}

beforeAll(() => {
  execFileSync(process.execPath, ['liff/build/main.ts']);
});

test('the report page: 20 KB before it can be used, 50 KB with all that a first visit loads', () => {
  const report = size('report.html');
  const gzip = gzipSync(readFileSync(`${LIFF}/report.html`)).length;
  const styles = built().filter((name) => /^report-later-.*\.css$/.test(name));
  expect(styles).toHaveLength(1);
  const first: Record<string, number> = Object.fromEntries(
    loaded('Later', 'link', 'start').map((path) => [path.split('-')[0], size(path)]),
  );
  const code = Object.values(first).reduce((sum, bytes) => sum + bytes, report);
  const all = styles.reduce((sum, name) => sum + size(`assets/${name}`), code);
  const rare = size(chunk('Rare'));
  console.log('report page, bytes after brotli:', JSON.stringify({ report, gzip, ...first, code, all, rare }));
  // Some bytes below the budget, so that a word more is no red build.
  expect(report).toBeLessThanOrEqual(19.5 * KB);
  expect(gzip).toBeLessThanOrEqual(22 * KB);
  expect(code).toBeLessThanOrEqual(49.9 * KB);
  expect(all).toBeLessThanOrEqual(50 * 1024);
});

test('no page of the others is over 8 KB', () => {
  const pages = chunks().filter((name) => /Page-/.test(name));
  expect(pages.length).toBeGreaterThan(4);
  for (const name of pages) expect(size(`assets/${name}`), name).toBeLessThanOrEqual(8 * KB);
});

test('the pages name no host but ours; the real ones prepare for LINE', () => {
  for (const [folder, hosts] of [
    ['dist/assets/liff', ['https://api.line.me']],
    ['dist/demo/liff', []],
  ] as const) {
    const html = readFileSync(`${folder}/report.html`, 'utf8');
    const named = html.match(/https?:\/\/[^"'`\s<>]+/g) ?? [];
    // The names of XML's vocabularies are no addresses.
    expect(named.filter((url) => !url.startsWith('http://www.w3.org/'))).toEqual(hosts);
    expect(html).toContain('<!--page-->');
  }
});

test('two requests at most before the page can be used, all to us', async () => {
  const server = createServer((request, response) => {
    const script = request.url?.startsWith('/liff/assets/');
    const type = script ? 'text/javascript' : 'text/html; charset=utf-8';
    response
      .writeHead(200, { 'content-type': type })
      .end(readFileSync(script ? `dist/demo${request.url}` : 'dist/demo/liff/report.html'));
  }).listen(0, '127.0.0.1');
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await page.goto(`${origin}/liff/report`);
    await page.waitForFunction(() => performance.getEntriesByName('usable').length > 0);
    const before = await page.evaluate<string[]>(`(() => {
      const usable = performance.getEntriesByName('usable')[0].startTime;
      return performance.getEntriesByType('resource').filter((one) => one.startTime < usable).map((one) => one.name);
    })()`);
    expect(before.length).toBeLessThanOrEqual(1);
    expect(before.every((url) => url.startsWith(origin))).toBe(true);
  } finally {
    await browser.close();
    server.close();
  }
});
